import type { CfnResource, IAspect } from 'aws-cdk-lib';
import { Aspects, Stage } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import { makeStyle } from './branding';
import { ManagedLoginBranding } from '../../props/managed-login-branding';
import { Assembly } from '../assembly/assembly';
import { declaredOf } from '../assembly/declared';
import type { PoolKey } from '../assembly/pool-key';
import { isBranded } from '../facts/brandings';
import { MOST_STYLES } from '../service/quotas';
import { BRANDING, DOMAIN, USER_POOL_CLIENT } from '../service/types';

/**
 * Creates Cognito's own style for each client whose user pool has managed login and that has no other style.
 *
 * It is one Aspect for the whole assembly, which runs on the root when the whole app is declared. The alternative, an L1 in each client that
 * renders only if it is needed, costs 2.5 to 4.8 times a `Resource`. If a user's later Aspect sets the version, this Aspect does not see it, and
 * `oauth-needs-managed-login-style` warns.
 */
export class DefaultStyles implements IAspect {
  public static for(client: CfnResource): void {
    const aspects = Aspects.of(Stage.of(client) ?? client.node.root);
    if (!aspects.all.some((aspect) => aspect instanceof DefaultStyles)) { aspects.add(new DefaultStyles(Stage.of(client) ?? client.node.root)); }
  }

  private constructor(private readonly root: IConstruct) {}

  public visit(construct: IConstruct): void {
    if (construct !== this.root) { return; }
    const assembly = new Assembly(construct);
    const pools = new Set(assembly.ofType(DOMAIN)
      .filter((domain) => !domain.cfnOptions.condition && String(assembly.propertiesOf(domain).ManagedLoginVersion) === '2')
      .map((domain) => assembly.poolOf(domain)));
    for (const pool of pools) {
      if (pool !== undefined) { styleClientsOf(pool, assembly); }
    }
  }
}

function styleClientsOf(pool: PoolKey, assembly: Assembly): void {
  const clients = (assembly.ofPool(USER_POOL_CLIENT, pool) as CfnUserPoolClient[]).filter((client) => {
    const declared = declaredOf(client);
    return declared !== undefined && declared.kind !== 'machine' && declared.branding === undefined
      && client.allowedOAuthFlowsUserPoolClient === true && isBranded(client, assembly) === false;
  });
  if (assembly.ofPool(BRANDING, pool).length + clients.length > MOST_STYLES) { return; }
  for (const client of clients) { makeStyle(client, ManagedLoginBranding.cognitoDefault()); }
}
