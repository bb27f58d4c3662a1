import type { CfnResource } from 'aws-cdk-lib';
import { nameBehind } from './ordering';
import type { Assembly } from '../assembly/assembly';
import type { Declared, DeclaredConfiguration } from '../assembly/declared';
import { dataOf } from '../assembly/resolve';
import { fill, HOLE } from '../assembly/text';

/** What a configuration makes an app request from its client. Unknown parts of the texts are holes. */
export interface ConfigurationFacts extends Omit<DeclaredConfiguration, 'lacksDomain'> {
  /** The configuration contains the user pool's domain, and the domain is unknown. */
  readonly lacksDomain: boolean;
}

/** The configurations of a client, without duplicates. */
export function configurationsOf(declared: Declared | undefined, client: CfnResource, assembly: Assembly): readonly ConfigurationFacts[] {
  if (!declared || declared.configurations.length === 0) { return []; }
  const text = (value: string | undefined) => value === undefined ? undefined : knownPartOf(value, client, assembly);
  const facts = declared.configurations.map((configuration): ConfigurationFacts => ({
    ...configuration,
    redirectUri: text(configuration.redirectUri),
    logoutUri: text(configuration.logoutUri),
    baseUrl: text(configuration.baseUrl),
    scopes: configuration.scopes?.map((scope) => knownPartOf(scope, client, assembly)),
    lacksDomain: configuration.lacksDomain(assembly),
  }));
  return [...new Map(facts.map((each) => [JSON.stringify(each), each])).values()];
}

function knownPartOf(value: string, client: CfnResource, assembly: Assembly): string {
  const data = dataOf(value, client, assembly);
  return typeof data === 'string' ? fill(data, (each) => nameBehind(each, assembly)) : HOLE;
}
