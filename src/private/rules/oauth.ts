import { grantWritten, has, isOff, turningOn } from './grants';
import { domainRules } from './oauth-domain';
import type { ClientRule } from './rule';
import { clientTopic } from './rule';
import { clientLike, customScope, orUse } from './ways';
import { capital, hasProps, isOverride, named, openid, removing, setting, TRUE } from './wording';
import { isKnown, isWhole, listed, shown, upToFive } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { isNone } from '../facts/lists';
import { GRANTS } from '../service/known-values';
import { isNoValue } from '../service/unknown-values';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';

const READS = ['ours', 'written', 'kind', 'oauth', 'grants', 'scopes', 'generateSecret', 'branded', 'authFlows', 'domainGiven'] as const;
type Grants = Pick<ClientFacts, typeof READS[number]>;

export const oauth = clientTopic('oauth', READS, [
  {
    id: 'client-credentials-exclusive',
    level: 'error',
    summary: 'A client with the client credentials grant has no other grant.',
    source: API,
    property: 'AllowedOAuthFlows',
    refusal: 'client_credentials flow can not be selected along with code flow or implicit flow.',
    check: (client) => has(client, 'client_credentials') ? ['code', 'implicit'].filter((grant) => has(client, grant)) : [],
    message: (others, client) => `client_credentials is listed with ${others.join(' and ')}. A client has either client_credentials or grants for users. Remove client_credentials, and create ${clientLike('MachineClient', client)} for the program that acts for itself.`,
  },
  {
    id: 'client-credentials-needs-secret',
    level: 'error',
    summary: 'The client credentials grant needs a client secret.',
    source: API,
    property: 'AllowedOAuthFlows',
    refusal: 'client_credentials flow can not be selected if client does not have a client secret.',
    check: (client) => has(client, 'client_credentials') && (client.generateSecret === undefined || client.generateSecret === false)
      ? [client.generateSecret === undefined ? 'absent' : 'false']
      : [],
    message: ([value], { ours, kind, written }) => `client_credentials is listed, and ${isOverride('GenerateSecret', { written }) ? 'the client has no secret' : `${named('GenerateSecret', { written })} is ${value}`}. ${!ours
      ? `${capital(setting('GenerateSecret', { written }, TRUE))}, which replaces the client${orUse('MachineClient', { written })}`
      : kind === 'machine' ? 'Remove the override of GenerateSecret' : 'Remove the override of AllowedOAuthFlows, and create a MachineClient'}.`,
  },
  {
    id: 'oauth-flow-enum',
    level: 'error',
    summary: 'A grant is code, implicit or client_credentials.',
    source: API,
    property: 'AllowedOAuthFlows',
    check: ({ grants }) => {
      if (!isKnown(grants)) { return []; }
      const wrong = grants.items.filter((grant) => isWhole(grant) && isNoValue(grant, GRANTS));
      return wrong.length === 0 && !grants.open && grants.items.length > GRANTS.length ? grants.items : wrong;
    },
    message: (wrong) => wrong.every((grant) => GRANTS.includes(grant))
      ? `The list has ${wrong.length} grants, and there are three. Write each grant once.`
      : `${listed(wrong)} ${wrong.length > 1 ? 'are not grants' : 'is not a grant'} of Cognito, which has no device code grant and no password grant. `
        + 'Write code for an app that signs users in, or client_credentials for a program that acts for itself.',
  },
  ...(['AllowedOAuthFlows', 'AllowedOAuthScopes'] as const).map((property): ClientRule<Grants> => ({
    id: 'oauth-flows-required-when-enabled',
    level: 'error',
    summary: 'A client that may use OAuth names its grants and its scopes.',
    source: API,
    property,
    refusal: 'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    check: ({ oauth: on, grants, scopes }) => on === true && isNone(property === 'AllowedOAuthFlows' ? grants : scopes) ? ['none'] : [],
    message: (_, client) => {
      const { ours, kind } = client;
      if (property === 'AllowedOAuthFlows') {
        return `There is no grant, and OAuth is on. ${ours ? capital(removing([property], client)) : grantWritten(kind === 'machine' ? 'client_credentials' : 'code', client)}.`
          + `${ours || kind === 'machine' ? '' : ` This grant needs a URL in ${named('CallbackURLs', client)}, such as 'https://app.example.org/callback'.`}`;
      }
      if (kind === 'machine') {
        return `There is no scope, and OAuth is on. Write a scope of a resource server: ${customScope(client)}.`;
      }
      return `There is no scope, and OAuth is on. ${ours ? 'Write OAuthScope.OPENID, or remove scopes: the default is openid and email' : `Write ${openid(client)}`}.`;
    },
  })),
  {
    id: 'oauth-flag-required',
    level: 'warning',
    summary: 'Grants have an effect only where AllowedOAuthFlowsUserPoolClient is true.',
    source: API,
    property: 'AllowedOAuthFlows',
    check: ({ ours, oauth: on, grants }) => !ours && (on ?? false) === false && isKnown(grants) && !grants.open ? grants.items : [],
    message: (grants, client) => `${upToFive(grants.map(shown))} ${grants.length > 1 ? 'are' : 'is'} listed, and ${isOff(client)}. `
      + `${capital(turningOn(client))}${client.kind === 'machine' ? '' : `, or ${hasProps(client) ? 'remove oAuth' : 'remove AllowedOAuthFlows, AllowedOAuthScopes and the callback URLs'} if the app signs users in through the API only`}.`,
  },
  {
    id: 'implicit-discouraged',
    level: 'warning',
    summary: 'The implicit grant puts tokens into a URL.',
    source: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.2',
    property: 'AllowedOAuthFlows',
    check: (client) => has(client, 'implicit') ? ['implicit'] : [],
    message: () => 'implicit puts tokens into the URL, where browser histories, logs and other scripts can read them. It has neither PKCE nor a refresh token. Write code instead of implicit, and let the app use PKCE.',
  },
  ...domainRules,
]);
