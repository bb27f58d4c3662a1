import type { NeighbourTopic } from './rule';
import { clientTopic } from './rule';
import type { Environment } from '../assembly/assembly';
import { regionOfPoolId } from '../assembly/pool-key';
import { isKnown, shown } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import {
  BRANDING, DOMAIN, IDENTITY_PROVIDER, LOG_DELIVERY, RESOURCE_SERVER, RISK_CONFIGURATION, TERMS, UI_CUSTOMIZATION, USER_POOL_GROUP,
} from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const ENDPOINTS = 'https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html';

/** The account and Region, if they are known to differ: `account 222222222222, Region us-east-1`. */
function differing(of: 'pool' | 'own', own: Environment, pool: Environment): string[] {
  const shownOf = of === 'pool' ? pool : own;
  const names = (['account', 'region'] as const).filter((name) => own[name] !== undefined && pool[name] !== undefined && own[name] !== pool[name]);
  return names.map((name) => `${name === 'region' ? 'Region' : name} ${shownOf[name]}`);
}

/** Reports what the id does not show. `region-pool-id-prefix` reports the Region in the id. */
function environments(client: Pick<ClientFacts, 'userPoolId' | 'region' | 'account' | 'poolRegion' | 'poolAccount'>): [own: Environment, pool: Environment] {
  const { userPoolId: id, region, account, poolRegion, poolAccount } = client;
  const isShown = isKnown(id) && regionOfPoolId(id) !== undefined;
  return [{ region, account }, { region: isShown ? undefined : poolRegion, account: poolAccount }];
}

export const regions = clientTopic('regions', ['userPoolId', 'region', 'account', 'poolRegion', 'poolAccount'], [
  {
    id: 'region-pool-id-prefix',
    level: 'error',
    summary: 'A client is in the Region of its user pool.',
    source: API,
    property: 'UserPoolId',
    check: ({ userPoolId: id, region }) => {
      const ofPool = isKnown(id) ? regionOfPoolId(id) : undefined;
      return ofPool !== undefined && region !== undefined && ofPool !== region ? [ofPool] : [];
    },
    message: ([ofPool], { userPoolId: id, region }) => `'${shown(id as string)}' is a user pool in ${ofPool}, but the stack of the client is deployed to ${region}. Cognito looks for the user pool in the Region of the client and does not find it. Create the client in a stack that is deployed to ${ofPool}.`,
  },
  {
    id: 'pool-elsewhere',
    level: 'error',
    summary: 'A client is in the account and Region of its user pool.',
    source: API,
    property: 'UserPoolId',
    check: (client) => differing('pool', ...environments(client)),
    message: (found, client) => `The user pool is in ${found.join(', ')}, but the stack of the client is deployed to ${differing('own', ...environments(client)).join(', ')}. Cognito looks for the user pool in the account and Region of the client and does not find it. Create the client in a stack that is deployed to ${found.join(', ')}.`,
  },
  {
    id: 'region-china',
    level: 'error',
    summary: 'A client is not in a Region of China, where Cognito has no user pools.',
    source: ENDPOINTS,
    property: 'UserPoolId',
    check: ({ region }) => region?.startsWith('cn-') ? [region] : [],
    message: ([region]) => `The stack of the client is deployed to ${region}, where Cognito has no user pools. Deploy the user pool and the client to another Region.`,
  },
]);

/** The same for the other resources of a user pool. */
export const regionsOfNeighbours: NeighbourTopic = {
  name: 'regions-of-neighbours',
  rules: [{
    id: 'neighbour-of-pool-elsewhere',
    level: 'error',
    summary: 'A domain, resource server, identity provider, group, branding, terms or log delivery is in the account and Region of its user pool.',
    source: API,
    property: 'UserPoolId',
    appliesTo: [BRANDING, DOMAIN, IDENTITY_PROVIDER, LOG_DELIVERY, RESOURCE_SERVER, RISK_CONFIGURATION, TERMS, UI_CUSTOMIZATION, USER_POOL_GROUP],
    check: (neighbour, pool) => differing('pool', pool.environmentOf(neighbour.path), pool.poolEnvironmentOf(neighbour)),
    message: (found, neighbour, pool) => `The user pool is in ${found.join(', ')}, but this stack is deployed to ${differing('own', pool.environmentOf(neighbour.path), pool.poolEnvironmentOf(neighbour)).join(', ')}. Cognito looks for the user pool in the account and Region of this stack and does not find it. Move this into a stack that is deployed to ${found.join(', ')}.`,
  }],
};
