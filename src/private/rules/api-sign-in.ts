import { clientTopic } from './rule';
import { isKnown } from '../assembly/text';
import { signsInNatively } from '../facts/sign-in';

const FLOWS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html';

export const apiSignIn = clientTopic('api-sign-in', ['apiSignIn', 'oauth', 'authFlows', 'providers'], [
  {
    id: 'api-sign-in-without-flows',
    level: 'warning',
    summary: 'Sign-in through the API is closed by disableApiSignIn, not by authFlows in which nothing is true.',
    source: FLOWS,
    property: 'authFlows',
    check: (client) => client.apiSignIn === 'closed-without-flows' ? ['authFlows'] : [],
    message: () => 'nothing in it is true, which closes sign-in through the API. To close it write disableApiSignIn: true and leave authFlows out; to keep it open leave authFlows out or name a flow, such as userSrp: true.',
  },
  {
    id: 'api-sign-in-beside-flows',
    level: 'error',
    summary: 'A client with disableApiSignIn has no authFlows.',
    source: FLOWS,
    property: 'disableApiSignIn',
    check: (client) => client.apiSignIn === 'closed-beside-flows' ? ['true'] : [],
    message: ([value]) => `it is ${value}, and authFlows allows flows of that sign-in. Leave out one of the two.`,
  },
  {
    id: 'sign-in-impossible',
    level: 'error',
    summary: 'Users sign in through managed login or through the API.',
    source: FLOWS,
    property: 'disableApiSignIn',
    check: (client) => (client.apiSignIn === 'closed' || client.apiSignIn === 'closed-without-flows')
      && client.oauth === false && signsInNatively(client) === false ? ['disableOAuth'] : [],
    message: ([other]) => `sign-in through the API is closed, and ${other} closes managed login, so nobody can sign in. Leave out ${other}, or allow sign-in through the API: leave out disableApiSignIn and write authFlows: { userSrp: true }.`,
  },
  {
    id: 'api-sign-in-disabled-for-pool-users',
    level: 'warning',
    summary: 'Users of the pool itself may need a flow of the API on the pages of managed login.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-managedlogin.html',
    property: 'disableApiSignIn',
    check: (client) => client.apiSignIn === 'closed' && client.oauth === true && signsInNatively(client) === false
      && isKnown(client.providers) && client.providers.items.includes('COGNITO') ? ['COGNITO'] : [],
    message: ([provider]) => `sign-in through the API is closed, and ${provider} is among the identity providers. Managed login takes its choices from the flows of the client, and a sign-in without SRP was reported to fail. Name only other providers in supportedIdentityProviders, or leave out disableApiSignIn.`,
  },
]);
