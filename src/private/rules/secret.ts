import { clientTopic } from './rule';
import { isKnown, listed } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { isAppScheme } from '../facts/url';

const SETTINGS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';

function hasNoSecret({ generateSecret }: Pick<ClientFacts, 'generateSecret'>): boolean {
  return generateSecret === undefined || generateSecret === false;
}

export const secret = clientTopic('secret', ['ours', 'kind', 'generateSecret', 'authFlows', 'propagateContext', 'callbackUrls'], [
  {
    id: 'client-token-auth-needs-secret',
    level: 'error',
    summary: 'The flow ALLOW_CLIENT_TOKEN_AUTH needs a client secret.',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetClientToken.html',
    property: 'ExplicitAuthFlows',
    check: (client) => isKnown(client.authFlows) && client.authFlows.items.includes('ALLOW_CLIENT_TOKEN_AUTH') && hasNoSecret(client)
      ? ['ALLOW_CLIENT_TOKEN_AUTH']
      : [],
    message: ([flow]) => `${flow} is listed, and GenerateSecret is not true. Set GenerateSecret to true, which replaces the client, or take the flow out.`,
  },
  {
    id: 'propagate-context-needs-secret',
    level: 'error',
    summary: 'Only a client with a secret passes on what it knows of its user.',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html',
    property: 'EnablePropagateAdditionalUserContextData',
    refusal: 'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
    check: (client) => client.propagateContext === true && hasNoSecret(client) ? ['true'] : [],
    message: ([value]) => `it is ${value}, and the client has no secret: anyone could then tell the service another address for a user. Set it to false, or use a ConfidentialAppClient on a server.`,
  },
  {
    id: 'public-client-has-no-secret',
    level: 'warning',
    summary: 'The client of an app that its user holds in hand has no secret: it could not be kept.',
    source: 'https://www.rfc-editor.org/rfc/rfc8252#section-8.5',
    property: 'GenerateSecret',
    appliesTo: ['public', 'confidential'],
    check: ({ ours, kind, generateSecret, callbackUrls }) => {
      if (generateSecret !== true) { return []; }
      if (kind === 'public') { return ['true']; }
      return !ours && isKnown(callbackUrls) ? callbackUrls.items.filter(isAppScheme) : [];
    },
    message: (offenders, { kind }) => kind === 'public'
      ? 'it is true on the client of a public app, whose users can all read the secret in it. Take out the override, or use a ConfidentialAppClient where a server keeps the secret.'
      : `it is true, and ${listed(offenders)} leads to an installed app, whose users can all read a secret in it. Give that app a client without a secret; the code grant with PKCE needs none.`,
  },
  {
    id: 'confidential-client-has-secret',
    level: 'warning',
    summary: 'A confidential client has the secret that its server proves itself with.',
    source: SETTINGS,
    property: 'GenerateSecret',
    appliesTo: ['confidential'],
    check: (client) => client.ours && hasNoSecret(client) ? [String(client.generateSecret)] : [],
    message: ([value]) => `it is ${value} on a ConfidentialAppClient: anyone who sees a code can take tokens for it, unless the app uses PKCE. Take out the override, or use a PublicAppClient.`,
  },
]);
