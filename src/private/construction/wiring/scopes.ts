import type { CfnResource } from 'aws-cdk-lib';
import { Fn, Token } from 'aws-cdk-lib';
import { decidedOnce } from './decided-once';
import { referenceWithin } from './providers';
import type { Assembly } from '../../assembly/assembly';
import { RESOURCE_SERVER } from '../../service/types';

/** A custom scope given by name becomes a reference to the resource server with that identifier, if it is in the client's stack. */
export function wiredScopes(scopes: readonly string[], client: CfnResource, assembly: Assembly): unknown[] {
  const pool = assembly.poolOf(client);
  return decidedOnce(JSON.stringify(scopes), client, RESOURCE_SERVER, pool, assembly, () => {
    const servers = pool === undefined ? [] : assembly.ofPool(RESOURCE_SERVER, pool);
    return scopes.map((scope) => {
      const slash = scope.lastIndexOf('/');
      if (Token.isUnresolved(scope) || slash < 0) { return scope; }
      const server = servers.find((candidate) => assembly.propertiesOf(candidate).Identifier === scope.slice(0, slash));
      return (server && referenceWithin(client, server, assembly, Fn.join('', [server.ref, scope.slice(slash)]))) ?? scope;
    });
  });
}
