import type { ConsumerRule, ConsumerTopic } from './rule';
import type { Fact, ListFact } from '../assembly/text';
import { isKnown, isWhole, knownEnd, listed, upToFive } from '../assembly/text';
import type { Consumer, NamedClient } from '../facts/consumers';
import { BRANDING, IDENTITY_POOL, RISK_CONFIGURATION, TERMS, UI_CUSTOMIZATION } from '../service/types';

const LOAD_BALANCER = ['AWS::ElasticLoadBalancingV2::Listener', 'AWS::ElasticLoadBalancingV2::ListenerRule'];
const LOAD_BALANCER_DOCS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html';
const IDENTITY_POOL_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-integrating-user-pools-with-identity-pools.html';
const AUTHORIZE_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html';

interface ClientOfConsumerRule extends Omit<ConsumerRule, 'check' | 'message'> {
  /** True for a client that the consumer cannot use. */
  wrong(client: NamedClient): boolean;
  message(clients: string, consumer: Consumer): string;
}

/** A rule about each client that a consumer names. */
function of({ wrong, message, ...rule }: ClientOfConsumerRule): ConsumerRule {
  return {
    ...rule,
    check: ({ clients }) => [...new Set(clients.filter(wrong).map(({ path }) => path))],
    message: (paths, consumer) => message(listed(paths), consumer),
  };
}

/** Closed to the last item, so that what is not in it is not there. */
function lacks(list: Fact<ListFact>, item: (value: string) => boolean): boolean {
  return list === undefined || (isKnown(list) && !list.open && !list.items.some(item));
}

/** The code grant is on, as far as anyone knows. */
function usesCode({ facts }: NamedClient): boolean {
  return facts.oauth === true && !lacks(facts.grants, (grant) => grant === 'code' || !isWhole(grant));
}

/** The scopes that a load balancer asks for; `openid` where none are written. */
function requestedScopes({ beside }: NamedClient): readonly string[] {
  const scope = beside.Scope ?? 'openid';
  return typeof scope === 'string' && isWhole(scope) ? scope.split(/\s+/).filter((each) => each !== '') : [];
}

function refusedScopes(client: NamedClient): readonly string[] {
  const { scopes } = client.facts;
  return usesCode(client) && isKnown(scopes) && !scopes.open && scopes.items.every(isWhole)
    ? requestedScopes(client).filter((scope) => !scopes.items.includes(scope))
    : [];
}

export const consumers: ConsumerTopic = {
  name: 'consumers',
  rules: [
    of({
      id: 'alb-client-secret',
      level: 'error',
      summary: 'A load balancer signs users in with a client that has a secret.',
      source: LOAD_BALANCER_DOCS,
      property: 'AuthenticateCognitoConfig',
      refusal: 'The user pool client must have a client secret',
      appliesTo: LOAD_BALANCER,
      wrong: ({ facts }) => facts.generateSecret === undefined || facts.generateSecret === false,
      message: (clients) => `${clients} has no secret, which the load balancer proves itself with. Use a ConfidentialAppClient, or set GenerateSecret to true on that client, which replaces it.`,
    }),
    of({
      id: 'alb-client-machine',
      level: 'error',
      summary: 'A load balancer signs users in, which a machine client cannot do.',
      source: LOAD_BALANCER_DOCS,
      property: 'AuthenticateCognitoConfig',
      appliesTo: LOAD_BALANCER,
      wrong: ({ facts }) => facts.kind === 'machine' && !facts.changedLater,
      message: (clients) => `${clients} has the grant client_credentials alone, which signs no user in. Use a ConfidentialAppClient, or a client with a secret and AllowedOAuthFlows code.`,
    }),
    of({
      id: 'identity-pool-client-machine',
      level: 'warning',
      summary: 'An identity pool takes the ID tokens of users, which a machine client does not get.',
      source: IDENTITY_POOL_DOCS,
      property: 'CognitoIdentityProviders',
      appliesTo: [IDENTITY_POOL],
      wrong: ({ facts }) => facts.kind === 'machine' && !facts.changedLater,
      message: (clients) => `${clients} has the grant client_credentials alone, so it gets no ID token, and the identity pool takes nothing else. Name the client of an app that signs users in, or give the machine an IAM role.`,
    }),
    of({
      id: 'alb-client-code-grant',
      level: 'warning',
      summary: 'A load balancer signs users in by the code grant.',
      source: LOAD_BALANCER_DOCS,
      property: 'AuthenticateCognitoConfig',
      appliesTo: LOAD_BALANCER,
      wrong: ({ facts }) => !facts.changedLater
        && (facts.oauth === undefined || facts.oauth === false || (facts.oauth === true && lacks(facts.grants, (grant) => grant === 'code' || !isWhole(grant)))),
      message: (clients) => `${clients} has no code grant, which the load balancer uses: the sign-in page refuses the request. Set AllowedOAuthFlowsUserPoolClient to true and AllowedOAuthFlows to code, or use a ConfidentialAppClient.`,
    }),
    of({
      id: 'alb-client-callback',
      level: 'warning',
      summary: 'A client of a load balancer has the callback URL that the load balancer sends: https://<host>/oauth2/idpresponse.',
      source: LOAD_BALANCER_DOCS,
      property: 'AuthenticateCognitoConfig',
      refusal: 'redirect_mismatch',
      appliesTo: LOAD_BALANCER,
      wrong: (client) => !client.facts.changedLater && usesCode(client)
        && lacks(client.facts.callbackUrls, (url) => !isWhole(url) && knownEnd(url).length < '/oauth2/idpresponse'.length
          ? '/oauth2/idpresponse'.endsWith(knownEnd(url))
          : url.endsWith('/oauth2/idpresponse')),
      message: (clients) => `${clients} has no callback URL that ends in /oauth2/idpresponse, the only path that the load balancer takes codes at. Add https://<host>/oauth2/idpresponse to its callback URLs, with the name that users type, in lower case.`,
    }),
    {
      id: 'alb-client-scopes',
      level: 'warning',
      summary: 'A client of a load balancer has the scopes that the load balancer asks for, openid unless others are written.',
      source: AUTHORIZE_DOCS,
      property: 'AuthenticateCognitoConfig',
      appliesTo: LOAD_BALANCER,
      check: ({ clients }) => [...new Set(clients.filter(({ facts }) => !facts.changedLater).flatMap(refusedScopes))],
      message: (scopes, { clients }) => `the load balancer asks for ${upToFive(scopes)}, which ${clients.filter((client) => refusedScopes(client).length > 0).map(({ path }) => `'${path}'`).join(', ')} may not have. Add it to the client's AllowedOAuthScopes, or write another Scope here.`,
    },
    {
      id: 'domain-of-another-pool',
      level: 'error',
      summary: 'The domain that a client or a load balancer is given is one of the client\'s own user pool.',
      source: LOAD_BALANCER_DOCS,
      property: 'AuthenticateCognitoConfig.UserPoolDomain',
      appliesTo: LOAD_BALANCER,
      check: ({ clients }) => [...new Set(clients.flatMap(({ otherDomain }) => otherDomain ?? []))],
      message: (domains, { clients }) => `${listed(domains)} is a domain of another user pool than that of ${listed(clients.filter(({ otherDomain }) => otherDomain !== undefined).map(({ path }) => path))}. The sign-in page of that pool does not know this client. Write the name of a domain of the client's own pool.`,
    },
    ...ofAnotherPool([
      {
        level: 'error',
        property: 'AuthenticateCognitoConfig',
        appliesTo: LOAD_BALANCER,
        source: LOAD_BALANCER_DOCS,
        summary: 'A load balancer names a client of the pool that it names.',
        so: 'the sign-in page of the one does not know the client of the other',
      },
      {
        level: 'error',
        property: 'ClientId',
        appliesTo: [
          BRANDING, TERMS, RISK_CONFIGURATION, UI_CUSTOMIZATION,
        ],
        source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateManagedLoginBranding.html',
        summary: 'A branding, terms or risk configuration names a client of its own pool.',
        so: 'the pool does not have this client',
      },
      {
        level: 'warning',
        property: 'JwtConfiguration.Audience',
        appliesTo: ['AWS::ApiGatewayV2::Authorizer'],
        source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
        summary: 'An HTTP API\'s authorizer lists clients of the pool that is its issuer.',
        so: 'the tokens of that client have another issuer and are all refused',
      },
      {
        level: 'warning',
        property: 'CognitoIdentityProviders',
        appliesTo: [IDENTITY_POOL],
        source: IDENTITY_POOL_DOCS,
        summary: 'An identity pool\'s provider names a client of its user pool.',
        so: 'no token comes from the one and is meant for the other',
      },
      {
        level: 'warning',
        property: 'UserPoolConfig.AppIdClientRegex',
        appliesTo: ['AWS::AppSync::GraphQLApi'],
        source: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
        summary: 'A GraphQL API names a client of its user pool.',
        so: 'no token of that pool has this client\'s id',
      },
      {
        level: 'warning',
        property: 'CognitoUserPoolConfiguration.ClientIds',
        appliesTo: ['AWS::VerifiedPermissions::IdentitySource'],
        source: 'https://docs.aws.amazon.com/verifiedpermissions/latest/userguide/identity-sources.html',
        summary: 'An identity source lists clients of its user pool.',
        so: 'no token of that pool has this client\'s id',
      },
      {
        level: 'warning',
        property: 'CustomJWTAuthorizer',
        appliesTo: ['AWS::BedrockAgentCore::Gateway', 'AWS::BedrockAgentCore::Runtime'],
        source: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/inbound-jwt-authorizer.html',
        summary: 'An agent\'s authorizer lists clients of the pool whose discovery document it reads.',
        so: 'the tokens of that client have another issuer and are all refused',
      },
    ]),
  ],
};

interface PoolMismatch extends Omit<ConsumerRule, 'id' | 'check' | 'message'> {
  /** What comes of it. */
  readonly so: string;
}

function ofAnotherPool(kinds: readonly PoolMismatch[]): ConsumerRule[] {
  return kinds.map(({ so, ...rule }) => ({
    ...rule,
    id: rule.level === 'error' ? 'client-of-another-pool' : 'tokens-of-another-pool',
    check: ({ clients }) => [...new Set(clients.filter(({ otherPool }) => otherPool !== undefined).map(({ path }) => path))],
    message: (paths, { clients }) => `${paths.map((path) => `'${path}' (${clients.find((client) => client.path === path)!.property})`).join(', ')} is a client of another pool than the one named here, '${clients.find(({ path }) => path === paths[0])!.otherPool}': ${so}. Name a client of that pool, or the pool of that client.`,
  }));
}
