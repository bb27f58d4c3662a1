import { clientTopic } from './rule';
import { isKnown, isWhole } from '../assembly/text';

export const regions = clientTopic('regions', ['userPoolId', 'region'], [
  {
    id: 'region-pool-id-prefix',
    level: 'error',
    summary: 'A client is made in the Region of its pool.',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html',
    property: 'UserPoolId',
    check: ({ userPoolId: id, region }) => {
      const [, ofPool] = (isKnown(id) && isWhole(id) && /^([a-z]{2,}(?:-[a-z]+)+-\d+)_/.exec(id)) || [];
      return ofPool !== undefined && region !== undefined && ofPool !== region ? [ofPool] : [];
    },
    message: ([ofPool], { userPoolId: id, region }) => `'${id as string}' is a pool in ${ofPool}, and the client's stack is deployed to ${region}, where no such pool is. Make the client in a stack of ${ofPool}.`,
  },
  {
    id: 'region-china',
    level: 'error',
    summary: 'There are no user pools in the Regions of China.',
    source: 'https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html',
    property: 'UserPoolId',
    check: ({ region }) => region?.startsWith('cn-') ? [region] : [],
    message: ([region]) => `the client's stack is deployed to ${region}, where Cognito has no user pools. Deploy pool and client to another Region.`,
  },
]);
