import type { ClientRule } from './rule';
import { clientTopic } from './rule';
import { listed } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import type { LateNeighbour } from '../facts/ordering';

const READS = ['ours', 'lateScopes', 'lateProviders', 'waitsForOthers'] as const;
type Order = Pick<ClientFacts, typeof READS[number]>;

interface Later extends Pick<ClientRule<Order>, 'id' | 'summary' | 'source' | 'property' | 'refusal'> {
  readonly what: string;
  late(client: Order): readonly LateNeighbour[];
}

/** A rule about what a client names before it exists. */
function laterRule({ what, late, ...rule }: Later): ClientRule<Order> {
  return {
    ...rule,
    level: 'error',
    // A custom resource on which the client depends may create what the client names.
    check: (client) => client.waitsForOthers ? [] : late(client).map(({ name }) => name),
    message: (names, client) => `${listed(names)} ${names.length > 1 ? 'need' : 'needs'} the ${what} ${listed([...new Set(late(client).map(({ path }) => path))])}, whose stack is deployed after the stack of this client. The first deployment fails. `
      + `Move the ${what} to the stack of the client${client.ours ? '' : ', and call client.node.addDependency() with it'}.`,
  };
}

/** CDK deploys a stack after those that it depends on. */
export const deploymentOrder = clientTopic('deployment-order', READS, [
  laterRule({
    id: 'scope-deployed-later',
    summary: 'The resource server of a scope is deployed before the app client.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html',
    property: 'AllowedOAuthScopes',
    refusal: (scope) => `Invalid scope requested: ${scope}`,
    what: 'resource server',
    late: ({ lateScopes }) => lateScopes,
  }),
  laterRule({
    id: 'idp-deployed-later',
    summary: 'An identity provider is deployed before the app clients that list it.',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html',
    property: 'SupportedIdentityProviders',
    refusal: (name) => `The provider ${name} does not exist for User Pool`,
    what: 'identity provider',
    late: ({ lateProviders }) => lateProviders,
  }),
]);
