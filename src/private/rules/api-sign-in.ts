import { clientTopic } from './rule';
import { isKnown } from '../assembly/text';
import { signsInNatively } from '../facts/sign-in';

const FLOWS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html';

export const apiSignIn = clientTopic('api-sign-in', ['apiSignIn', 'oauth', 'authFlows', 'providers'], [
  {
    id: 'api-sign-in-without-flows',
    level: 'warning',
    summary: 'Sign-in through the API is closed by disableApiSignIn, not by authFlows without a flow.',
    source: FLOWS,
    property: 'authFlows',
    check: (client) => client.apiSignIn === 'closed-without-flows' ? ['authFlows'] : [],
    message: () => 'authFlows contains no flow that is true, which closes sign-in through the API. To close it, remove authFlows and set disableApiSignIn: true. To keep it open, set authFlows: { userSrp: true }.',
  },
  {
    id: 'api-sign-in-beside-flows',
    level: 'error',
    summary: 'A client with disableApiSignIn has no authFlows.',
    source: FLOWS,
    property: 'disableApiSignIn',
    check: (client) => client.apiSignIn === 'closed-beside-flows' ? ['true'] : [],
    message: () => 'disableApiSignIn is true, and authFlows allows sign-in through the API. Remove disableApiSignIn. If all users come from other identity providers, remove authFlows instead, and name those providers in supportedIdentityProviders.',
  },
  {
    id: 'sign-in-impossible',
    level: 'error',
    summary: 'Users sign in through managed login or through the API.',
    source: FLOWS,
    property: 'disableApiSignIn',
    check: (client) => (client.apiSignIn === 'closed' || client.apiSignIn === 'closed-without-flows')
      && client.oauth === false && signsInNatively(client) === false ? ['disableOAuth'] : [],
    message: ([other]) => `Sign-in through the API is closed, and ${other} closes managed login, so nobody can sign in. Remove disableApiSignIn, and set authFlows: { userSrp: true }. If all users come from other identity providers, remove ${other} instead, add callbackUrls, and name those providers in supportedIdentityProviders.`,
  },
  {
    id: 'api-sign-in-disabled-for-pool-users',
    level: 'warning',
    summary: 'Users of the user pool may need a flow of the API on the pages of managed login.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-managedlogin.html',
    property: 'disableApiSignIn',
    check: (client) => client.apiSignIn === 'closed' && client.oauth === true && signsInNatively(client) === false
      && isKnown(client.providers) && client.providers.items.includes('COGNITO') ? ['COGNITO'] : [],
    message: ([provider]) => `Sign-in through the API is closed, and ${provider} is among the identity providers. Managed login takes its choices from the flows of the client, and without SRP a sign-in was reported to fail. Name only other providers in supportedIdentityProviders, or remove disableApiSignIn.`,
  },
]);
