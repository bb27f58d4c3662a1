import type { ConsumerRule, ConsumerTopic } from './rule';
import { clientLike, orUse } from './ways';
import { capital, hasProps, setting, TRUE } from './wording';
import type { Fact, ListFact } from '../assembly/text';
import { isKnown, isWhole, knownEnd, listed, upToFive } from '../assembly/text';
import type { NamedClient } from '../facts/consumers';
import { BRANDING, IDENTITY_POOL, RISK_CONFIGURATION, TERMS, UI_CUSTOMIZATION } from '../service/types';

const LOAD_BALANCER = ['AWS::ElasticLoadBalancingV2::Listener', 'AWS::ElasticLoadBalancingV2::ListenerRule'];
const LOAD_BALANCER_DOCS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html';
const IDENTITY_POOL_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-integrating-user-pools-with-identity-pools.html';
const AUTHORIZE_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html';

interface ClientOfConsumerRule extends Omit<ConsumerRule, 'check' | 'message'> {
  /** True for a client that the consumer cannot use. */
  wrong(client: NamedClient): boolean;
  message(clients: string, first: NamedClient): string;
}

/** A rule for each client that a consumer names. */
function of({ wrong, message, ...rule }: ClientOfConsumerRule): ConsumerRule {
  return {
    ...rule,
    check: ({ clients }) => [...new Set(clients.filter(wrong).map(({ path }) => path))],
    message: (paths, { clients }) => message(listed(paths), clients.find(wrong)!),
  };
}

/** True if a list is completely known, so that an item that is not in it is absent. */
function lacks(list: Fact<ListFact>, item: (value: string) => boolean): boolean {
  return list === undefined || (isKnown(list) && !list.open && !list.items.some(item));
}

/** True unless the code grant is certainly off. */
function usesCode({ facts }: NamedClient): boolean {
  return facts.oauth === true && !lacks(facts.grants, (grant) => grant === 'code' || !isWhole(grant));
}

/** The scopes that a load balancer requests. The default is `openid`. */
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

/** How to turn on the code grant, in the words of the construct. */
function codeGrant(facts: NamedClient['facts']): string {
  if (facts.ours) { return facts.kind === 'machine' ? 'Use a ConfidentialAppClient' : 'Remove disableOAuth from that client'; }
  return `${hasProps(facts) ? 'Remove disableOAuth and set oAuth.flows: { authorizationCodeGrant: true }' : 'Set AllowedOAuthFlowsUserPoolClient to true and add code to AllowedOAuthFlows'}${orUse('ConfidentialAppClient', facts)}`;
}

export const consumers: ConsumerTopic = {
  name: 'consumers',
  rules: [
    of({
      id: 'alb-client-secret',
      level: 'error',
      summary: 'The client of a load balancer has a secret.',
      source: LOAD_BALANCER_DOCS,
      property: 'AuthenticateCognitoConfig',
      refusal: 'The user pool client must have a client secret',
      appliesTo: LOAD_BALANCER,
      wrong: ({ facts }) => facts.generateSecret === undefined || facts.generateSecret === false,
      message: (clients, { facts }) => `The client ${clients} has no secret, and a load balancer requires one. ${facts.ours ? 'Use a ConfidentialAppClient' : `${capital(setting('GenerateSecret', facts, TRUE))} on that client, which replaces it${orUse('ConfidentialAppClient', facts)}`}.`,
    }),
    of({
      id: 'alb-client-machine',
      level: 'error',
      summary: 'The client of a load balancer is not a machine client, which signs no user in.',
      source: LOAD_BALANCER_DOCS,
      property: 'AuthenticateCognitoConfig',
      appliesTo: LOAD_BALANCER,
      wrong: ({ facts }) => facts.kind === 'machine' && !facts.changedLater,
      message: (clients, { facts }) => `The client ${clients} has only the grant client_credentials, which signs no user in. A load balancer needs a client with a secret and the code grant. Use ${clientLike('ConfidentialAppClient', facts)}.`,
    }),
    of({
      id: 'identity-pool-client-machine',
      level: 'warning',
      summary: 'The client of an identity pool is not a machine client, which gets no ID tokens.',
      source: IDENTITY_POOL_DOCS,
      property: 'CognitoIdentityProviders',
      appliesTo: [IDENTITY_POOL],
      wrong: ({ facts }) => facts.kind === 'machine' && !facts.changedLater,
      message: (clients) => `The client ${clients} has only the grant client_credentials, so it gets no ID token, and an identity pool accepts only ID tokens. Write the id of a client that signs users in. For the machine, use an IAM role and remove its client here.`,
    }),
    of({
      id: 'alb-client-code-grant',
      level: 'warning',
      summary: 'The client of a load balancer has the code grant.',
      source: LOAD_BALANCER_DOCS,
      property: 'AuthenticateCognitoConfig',
      appliesTo: LOAD_BALANCER,
      wrong: ({ facts }) => !facts.changedLater
        && (facts.oauth === undefined || facts.oauth === false || (facts.oauth === true && lacks(facts.grants, (grant) => grant === 'code' || !isWhole(grant)))),
      message: (clients, { facts }) => `The client ${clients} does not have the code grant, which the load balancer uses, so the sign-in page refuses the request. ${codeGrant(facts)}.`,
    }),
    of({
      id: 'alb-client-callback',
      level: 'warning',
      summary: 'The client of a load balancer has the callback URL of the load balancer: https://<host>/oauth2/idpresponse.',
      source: LOAD_BALANCER_DOCS,
      property: 'AuthenticateCognitoConfig',
      refusal: 'redirect_mismatch',
      appliesTo: LOAD_BALANCER,
      wrong: (client) => !client.facts.changedLater && usesCode(client)
        && lacks(client.facts.callbackUrls, (url) => !isWhole(url) && knownEnd(url).length < '/oauth2/idpresponse'.length
          ? '/oauth2/idpresponse'.endsWith(knownEnd(url))
          : url.endsWith('/oauth2/idpresponse')),
      message: (clients) => `The client ${clients} has no callback URL that ends in /oauth2/idpresponse, the path at which the load balancer receives codes. Add 'https://app.example.org/oauth2/idpresponse' to its callback URLs, with the domain name of the load balancer in lower case.`,
    }),
    {
      id: 'alb-client-scopes',
      level: 'warning',
      summary: 'The client of a load balancer has the scopes that the load balancer requests, openid by default.',
      source: AUTHORIZE_DOCS,
      property: 'AuthenticateCognitoConfig',
      appliesTo: LOAD_BALANCER,
      check: ({ clients }) => [...new Set(clients.filter(({ facts }) => !facts.changedLater).flatMap(refusedScopes))],
      message: (scopes, { clients }) => `The load balancer requests ${upToFive(scopes)}, which the client ${clients.filter((client) => refusedScopes(client).length > 0).map(({ path }) => `'${path}'`).join(', ')} does not have. Add ${scopes.length > 1 ? 'them' : 'it'} to the scopes of the client, or write another Scope here.`,
    },
    {
      id: 'domain-of-another-pool',
      level: 'error',
      summary: 'The domain that a client or a load balancer is given is one of the client\'s own user pool.',
      source: LOAD_BALANCER_DOCS,
      property: 'AuthenticateCognitoConfig.UserPoolDomain',
      appliesTo: LOAD_BALANCER,
      check: ({ clients }) => [...new Set(clients.flatMap(({ otherDomain }) => otherDomain ?? []))],
      message: (domains, { clients }) => `${listed(domains)} ${domains.length > 1 ? 'are domains' : 'is the domain'} of a user pool that the client ${listed(clients.filter(({ otherDomain }) => otherDomain !== undefined).map(({ path }) => path))} does not belong to. The sign-in page there does not know the client. Write the name of a domain of the client's own pool.`,
    },
    ...ofAnotherPool([
      {
        level: 'error',
        property: 'AuthenticateCognitoConfig',
        appliesTo: LOAD_BALANCER,
        source: LOAD_BALANCER_DOCS,
        summary: 'A load balancer names a client of the pool that it names.',
        so: 'its sign-in page does not know the client',
      },
      {
        level: 'error',
        property: 'ClientId',
        appliesTo: [
          BRANDING, TERMS, RISK_CONFIGURATION, UI_CUSTOMIZATION,
        ],
        source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateManagedLoginBranding.html',
        summary: 'A branding, terms or risk configuration names a client of its own pool.',
        so: 'Cognito does not find the client',
      },
      {
        level: 'warning',
        property: 'JwtConfiguration.Audience',
        appliesTo: ['AWS::ApiGatewayV2::Authorizer'],
        source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
        summary: 'An HTTP API\'s authorizer lists clients of the pool that is its issuer.',
        so: 'the tokens of the client have another issuer and are refused',
      },
      {
        level: 'warning',
        property: 'CognitoIdentityProviders',
        appliesTo: [IDENTITY_POOL],
        source: IDENTITY_POOL_DOCS,
        summary: 'An identity pool\'s provider names a client of its user pool.',
        so: 'no token of the user pool is issued to the client',
      },
      {
        level: 'warning',
        property: 'UserPoolConfig.AppIdClientRegex',
        appliesTo: ['AWS::AppSync::GraphQLApi'],
        source: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
        summary: 'A GraphQL API names a client of its user pool.',
        so: 'no token of the user pool has the id of the client',
      },
      {
        level: 'warning',
        property: 'CognitoUserPoolConfiguration.ClientIds',
        appliesTo: ['AWS::VerifiedPermissions::IdentitySource'],
        source: 'https://docs.aws.amazon.com/verifiedpermissions/latest/userguide/identity-sources.html',
        summary: 'An identity source lists clients of its user pool.',
        so: 'no token of the user pool has the id of the client',
      },
      {
        level: 'warning',
        property: 'CustomJWTAuthorizer',
        appliesTo: ['AWS::BedrockAgentCore::Gateway', 'AWS::BedrockAgentCore::Runtime'],
        source: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/inbound-jwt-authorizer.html',
        summary: 'An agent\'s authorizer lists clients of the pool whose discovery document it reads.',
        so: 'the tokens of the client have another issuer and are refused',
      },
    ]),
  ],
};

interface PoolMismatch extends Omit<ConsumerRule, 'id' | 'check' | 'message'> {
  /** The consequence. */
  readonly so: string;
}

function ofAnotherPool(kinds: readonly PoolMismatch[]): ConsumerRule[] {
  return kinds.map(({ so, ...rule }) => ({
    ...rule,
    id: rule.level === 'error' ? 'client-of-another-pool' : 'tokens-of-another-pool',
    check: ({ clients }) => [...new Set(clients.filter(({ otherPool }) => otherPool !== undefined).map(({ path }) => path))],
    message: (paths, { clients }) => `${paths.map((path) => `'${path}' (${clients.find((client) => client.path === path)!.property})`).join(', ')} is not a client of the user pool that this resource names, '${clients.find(({ path }) => path === paths[0])!.otherPool}', so ${so}. Write a client of that user pool, or the user pool of that client.`,
  }));
}
