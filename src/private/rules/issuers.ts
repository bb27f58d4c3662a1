import type { ConsumerTopic } from './rule';
import { attributeOfPool } from './ways';
import { isWhole, knownEnd, knownStart, listed, literalOf, onlyMark } from '../assembly/text';
import type { Consumer } from '../facts/consumers';

const AGENT_TYPES = ['AWS::BedrockAgentCore::Gateway', 'AWS::BedrockAgentCore::Runtime'];
const DISCOVERY = '/.well-known/openid-configuration';

/** The domain of a user pool shows sign-in pages. It has no discovery document. */
function isPoolDomain(text: string, { domains }: Consumer): boolean {
  return domains.includes(text) || /\.amazoncognito\.com(?=[/:]|$)/.test(literalOf(text));
}

/** The provider name of a user pool is its issuer without the scheme. */
function hasNoScheme(text: string): boolean {
  return knownStart(text).startsWith('cognito-idp.') || onlyMark(text)?.attribute === 'ProviderName';
}

/** True unless an unknown part may hold the rest of the path. */
function endsOtherwise(text: string, { endsInPool }: Consumer): boolean {
  const end = knownEnd(text);
  return endsInPool.includes(text) || (!end.endsWith(DISCOVERY) && (isWhole(text) || end.length >= DISCOVERY.length || !DISCOVERY.endsWith(end)));
}

export const issuers: ConsumerTopic = {
  name: 'issuers',
  rules: [
    {
      id: 'authorizer-issuer',
      level: 'error',
      summary: 'The issuer of an HTTP API\'s authorizer is the one in the tokens of the user pool: https://cognito-idp.<Region>.amazonaws.com/<id>.',
      source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
      property: 'JwtConfiguration.Issuer',
      refusal: 'Invalid issuer',
      appliesTo: ['AWS::ApiGatewayV2::Authorizer'],
      check: (jwt) => jwt.pools.filter((issuer) => isPoolDomain(issuer, jwt) || hasNoScheme(issuer)),
      message: ([issuer], jwt) => `${listed([issuer])} ${isPoolDomain(issuer, jwt) ? 'is the domain of the sign-in pages, which is not the issuer of any token' : 'has no scheme, so it is not a URL'}. `
        + `Write ${attributeOfPool('ProviderURL', jwt)}, or https://cognito-idp.<Region>.amazonaws.com/<user pool id>.`,
    },
    {
      id: 'agent-discovery-url',
      level: 'error',
      summary: 'An agent reads the discovery document of the user pool: https://cognito-idp.<Region>.amazonaws.com/<id>/.well-known/openid-configuration.',
      source: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/inbound-jwt-authorizer.html',
      property: 'AuthorizerConfiguration.CustomJWTAuthorizer.DiscoveryUrl',
      appliesTo: AGENT_TYPES,
      // The domain answers `Bad Request` (https://github.com/DuendeArchive/IdentityModel.OidcClient/issues/335). AgentCore's API reference has the pattern of the end.
      check: (agent) => agent.pools.filter((url) => isPoolDomain(url, agent) || hasNoScheme(url) || endsOtherwise(url, agent)),
      message: ([url], agent) => `${listed([url])} ${isPoolDomain(url, agent) ? 'is on the domain of the sign-in pages, which has no discovery document' : hasNoScheme(url) ? 'has no scheme, so it is not a URL' : `does not end in ${DISCOVERY}`}. `
        + `Write ${agent.written === 'Template' ? `!Sub '\${<user pool>.ProviderURL}${DISCOVERY}'` : `\`\${userPool.userPoolProviderUrl}${DISCOVERY}\``}, or https://cognito-idp.<Region>.amazonaws.com/<user pool id>${DISCOVERY}.`,
    },
  ],
};
