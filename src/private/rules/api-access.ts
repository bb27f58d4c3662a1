import type { ConsumerRule, ConsumerTopic } from './rule';
import { isKnown, isWhole, listed } from '../assembly/text';
import type { ApiClient } from '../facts/api-access';

const HTTP_API = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html';
const REST_API = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html';
const AGENT = 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/inbound-jwt-authorizer.html';
const AGENT_TYPES = ['AWS::BedrockAgentCore::Gateway', 'AWS::BedrockAgentCore::Runtime'];
/** The scope of every token that a user gets through the API. */
const SIGNED_IN = 'aws.cognito.signin.user.admin';

/** True if an access token of the client certainly has none of these scopes. */
function hasNone({ facts, tokensChange }: ApiClient, wanted: readonly string[]): boolean {
  const { scopes } = facts;
  if (tokensChange || facts.changedLater || (facts.kind !== 'machine' && wanted.includes(SIGNED_IN))) { return false; }
  return scopes === undefined || (isKnown(scopes) && !scopes.open && scopes.items.every((scope) => isWhole(scope) && !wanted.includes(scope)));
}

function scopeRule(rule: Pick<ConsumerRule, 'property' | 'source' | 'appliesTo'>): ConsumerRule {
  return {
    ...rule,
    id: 'api-scope-of-no-client',
    level: 'warning',
    summary: 'An API asks for a scope that one of its clients has.',
    check: ({ access }) => access && isKnown(access.scopes) && access.clients.every((client) => hasNone(client, access.scopes as readonly string[]))
      ? access.scopes
      : [],
    message: (scopes, { access }) => `${scopes.length > 1 ? `One of the scopes ${listed(scopes)}` : `The scope ${listed(scopes)}`} is required, and no client that may call this has ${scopes.length > 1 ? 'one of them' : 'it'}: ${listed(access!.clients.map(({ path }) => path))}. `
      + `Every call is refused. Add '${scopes[0]}' to the scopes of a client, or write a scope here that the clients have.`,
  };
}

export const apiAccess: ConsumerTopic = {
  name: 'api-access',
  rules: [
    scopeRule({ property: 'AuthorizationScopes', source: HTTP_API, appliesTo: ['AWS::ApiGatewayV2::Route', 'AWS::ApiGateway::Method'] }),
    scopeRule({ property: 'AuthorizerConfiguration.CustomJWTAuthorizer.AllowedScopes', source: AGENT, appliesTo: AGENT_TYPES }),
    {
      id: 'api-without-scopes-for-machines',
      level: 'warning',
      summary: 'A method of a REST API that machines call asks for a scope.',
      source: REST_API,
      property: 'AuthorizationScopes',
      appliesTo: ['AWS::ApiGateway::Method'],
      check: ({ access }) => access && access.scopes === undefined && access.clients.every(({ facts }) => facts.kind === 'machine' && !facts.changedLater)
        ? access.clients.map(({ path }) => path)
        : [],
      message: (clients, { access }) => {
        const scopes = access!.clients.map(({ facts }) => facts.scopes).flatMap((list) => isKnown(list) ? list.items.filter(isWhole) : []);
        return 'The method has no scopes, so it accepts ID tokens only. All clients of the user pool are machine clients, which get access tokens and no ID token: '
          + `${listed(clients)}. Write the scopes that the method accepts, such as ['${scopes[0] ?? 'api/read'}'].`;
      },
    },
    {
      id: 'agent-audience-is-client',
      level: 'warning',
      summary: 'The id of a client is in AllowedClients, since an access token of Cognito has no audience.',
      source: AGENT,
      property: 'AuthorizerConfiguration.CustomJWTAuthorizer.AllowedAudience',
      appliesTo: AGENT_TYPES,
      check: ({ access }) => (access?.byAudience ?? []).filter(({ tokensChange }) => !tokensChange).map(({ path }) => path),
      message: (clients) => `${clients.length > 1 ? 'The ids' : 'The id'} of ${listed(clients)} ${clients.length > 1 ? 'are' : 'is'} compared with the claim 'aud'. An access token of Cognito does not have this claim, so every call is refused. Move ${clients.length > 1 ? 'the ids' : 'the id'} from AllowedAudience to AllowedClients.`,
    },
  ],
};
