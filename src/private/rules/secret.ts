import { clientTopic } from './rule';
import { capital, named, removing, setting, TRUE } from './wording';
import { isKnown, listed } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { isAppScheme } from '../facts/url';
import { CLIENT_TOKEN } from '../service/auth-flows';

const SETTINGS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';

const CONTEXT = 'EnablePropagateAdditionalUserContextData';

function hasNoSecret({ generateSecret }: Pick<ClientFacts, 'generateSecret'>): boolean {
  return generateSecret === undefined || generateSecret === false;
}

export const secret = clientTopic('secret', ['ours', 'written', 'kind', 'generateSecret', 'authFlows', 'propagateContext', 'callbackUrls'], [
  {
    id: 'client-token-auth-needs-secret',
    level: 'error',
    summary: 'The flow ALLOW_CLIENT_TOKEN_AUTH needs a client secret.',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetClientToken.html',
    property: 'ExplicitAuthFlows',
    check: (client) => isKnown(client.authFlows) && client.authFlows.items.includes(CLIENT_TOKEN) && hasNoSecret(client)
      ? [CLIENT_TOKEN]
      : [],
    message: ([flow], client) => `${flow} is listed, and the client has no secret. ${capital(setting('GenerateSecret', client, TRUE))}${client.ours ? '' : ', which replaces the client'}.`,
  },
  {
    id: 'propagate-context-needs-secret',
    level: 'error',
    summary: 'Only a client with a secret passes on data about its user.',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html',
    property: 'EnablePropagateAdditionalUserContextData',
    refusal: 'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
    check: (client) => client.propagateContext === true && hasNoSecret(client) ? ['true'] : [],
    message: (_, client) => `The client passes on data about its user and has no secret: anyone could send another address for a user. ${!client.ours
      ? `${capital(removing([CONTEXT], client))}, or ${setting('GenerateSecret', client, TRUE)}, which replaces the client`
      : client.kind === 'confidential' ? 'Remove the override of GenerateSecret' : `Remove the override of ${CONTEXT}, or use a ConfidentialAppClient on a server`}.`,
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
    message: (offenders, client) => client.kind === 'public'
      ? 'The client of a public app has a secret, which every user of the app can read. Remove the override of GenerateSecret, or use a ConfidentialAppClient where a server keeps the secret.'
      : `${named('GenerateSecret', client)} is true, and ${listed(offenders)} ${offenders.length > 1 ? 'lead' : 'leads'} to an installed app, whose users can all read a secret in it. ${capital(setting('GenerateSecret', client, { prop: 'false', cfn: 'false' }))}, which replaces the client, and let the app use PKCE.`,
  },
  {
    id: 'confidential-client-has-secret',
    level: 'warning',
    summary: 'A confidential client has a secret, with which its server authenticates.',
    source: SETTINGS,
    property: 'GenerateSecret',
    appliesTo: ['confidential'],
    check: (client) => client.ours && hasNoSecret(client) ? [String(client.generateSecret)] : [],
    message: () => 'A ConfidentialAppClient has no secret, because of an override: anyone who sees a code can get tokens for it, unless the app uses PKCE. Remove the override of GenerateSecret, or use a PublicAppClient.',
  },
]);
