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
    message: ([flow], { ours }) => `${flow} is listed, and the client has no secret. ${ours ? 'Remove the override of GenerateSecret' : 'Set GenerateSecret to true, which replaces the client'}.`,
  },
  {
    id: 'propagate-context-needs-secret',
    level: 'error',
    summary: 'Only a client with a secret passes on data about its user.',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html',
    property: 'EnablePropagateAdditionalUserContextData',
    refusal: 'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
    check: (client) => client.propagateContext === true && hasNoSecret(client) ? ['true'] : [],
    message: (_, { ours, kind }) => `EnablePropagateAdditionalUserContextData is true, and the client has no secret: anyone could then send another address for a user. ${!ours
      ? 'Set it to false, or set GenerateSecret to true, which replaces the client'
      : kind === 'confidential' ? 'Remove the override of GenerateSecret' : 'Remove the override, or use a ConfidentialAppClient on a server'}.`,
  },
  {
    id: 'public-client-has-no-secret',
    level: 'warning',
    summary: 'The client of an app in the hands of its users has no secret.',
    source: 'https://www.rfc-editor.org/rfc/rfc8252#section-8.5',
    property: 'GenerateSecret',
    appliesTo: ['public', 'confidential'],
    check: ({ ours, kind, generateSecret, callbackUrls }) => {
      if (generateSecret !== true) { return []; }
      if (kind === 'public') { return ['true']; }
      return !ours && isKnown(callbackUrls) ? callbackUrls.items.filter(isAppScheme) : [];
    },
    message: (offenders, { kind }) => kind === 'public'
      ? 'GenerateSecret is true on the client of a public app, whose users can all read the secret in it. Remove the override, or use a ConfidentialAppClient where a server keeps the secret.'
      : `GenerateSecret is true, and ${listed(offenders)} ${offenders.length > 1 ? 'lead' : 'leads'} to an installed app, whose users can all read a secret in it. Set GenerateSecret to false, which replaces the client, and let the app use PKCE.`,
  },
  {
    id: 'confidential-client-has-secret',
    level: 'warning',
    summary: 'A confidential client has a secret, with which its server authenticates.',
    source: SETTINGS,
    property: 'GenerateSecret',
    appliesTo: ['confidential'],
    check: (client) => client.ours && hasNoSecret(client) ? [String(client.generateSecret)] : [],
    message: ([value]) => `GenerateSecret is ${value === 'undefined' ? 'removed' : value} on a ConfidentialAppClient: anyone who sees a code can get tokens for it, unless the app uses PKCE. Remove the override, or use a PublicAppClient.`,
  },
]);
