import { Token } from 'aws-cdk-lib';
import type { CfnUserPoolClient, IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { stackGroup } from '../assembly/stack-group';
import { assemblyAround } from '../assembly/synth-run';
import { isWhole } from '../assembly/text';
import { referenceWithin } from '../construction/wiring/providers';
import { DOMAIN } from '../service/types';

/**
 * The token endpoint of the pool, where the app shows a domain that the client's stack may name; a custom domain before a prefix.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export function tokenEndpoint(client: CfnUserPoolClient, userPool: IUserPoolRef, preparing: boolean): string | undefined {
  const assembly = assemblyAround(client, preparing);
  const pool = assembly.poolOf(client);
  if (pool === undefined) { return undefined; }
  const domains = assembly.ofPool(DOMAIN, pool).filter((domain) => !domain.cfnOptions.condition)
    .map((domain) => ({ domain, properties: assembly.propertiesOf(domain) }));
  const { domain, properties } = domains.find((each) => each.properties.CustomDomainConfig !== undefined) ?? domains[0] ?? {};
  if (!domain) { return undefined; }
  const literal = typeof properties.Domain === 'string' && isWhole(properties.Domain) ? properties.Domain : undefined;
  const home = assembly.at(pool);
  const name = stackGroup(domain) === stackGroup(client)
    ? referenceWithin(client, domain, assembly)
    : home && stackGroup(home) === stackGroup(domain) ? literal : undefined;
  if (name === undefined) { return undefined; }
  const host = Token.asString(name);
  if (properties.CustomDomainConfig !== undefined) { return `https://${host}/oauth2/token`; }
  const { region } = userPool.env;
  // GovCloud serves its FIPS endpoint alone.
  const auth = !Token.isUnresolved(region) && region.startsWith('us-gov-') ? 'auth-fips' : 'auth';
  return `https://${host}.${auth}.${region}.amazoncognito.com/oauth2/token`;
}
