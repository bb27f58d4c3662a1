import { CfnParameter, CfnResource, Fn } from 'aws-cdk-lib';
import { CfnUserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { BuiltCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const DISCOVERY = '/.well-known/openid-configuration';

type Url = (fixture: UserPoolFixture) => string;

const issuer = (url: Url) => (fixture: UserPoolFixture): IConstruct => new CfnResource(fixture.stack, 'Jwt', {
  type: 'AWS::ApiGatewayV2::Authorizer',
  properties: { AuthorizerType: 'JWT', JwtConfiguration: { Audience: [fixture.l1('public', {}, 'Audience').ref], Issuer: url(fixture) } },
});

const agent = (url: Url, type = 'AWS::BedrockAgentCore::Gateway') => (fixture: UserPoolFixture): IConstruct => new CfnResource(fixture.stack, 'Agent', {
  type,
  properties: { AuthorizerConfiguration: { CustomJWTAuthorizer: { AllowedClients: [fixture.l1('public', {}, 'Allowed').ref], DiscoveryUrl: url(fixture) } } },
});

const prefix: Url = ({ pool }) => pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } }).baseUrl();
const custom: Url = ({ stack, pool }) => `https://${new CfnUserPoolDomain(stack, 'Custom', { userPoolId: pool.userPoolId, domain: 'auth.acme.org' }).ref}`;

export const issuerCases: readonly BuiltCase[] = [
  {
    rule: 'authorizer-issuer',
    judges: 'consumer',
    accepts: [
      issuer(({ pool }) => pool.userPoolProviderUrl),
      issuer(({ pool }) => `https://${pool.userPoolProviderName}`),
      issuer(({ stack, pool }) => `https://cognito-idp.${stack.region}.amazonaws.com/${pool.userPoolId}`),
      issuer(({ stack, pool }) => `https://issuer-cognito-idp.${stack.region}.amazonaws.com/${pool.userPoolId}`),
      issuer(() => 'https://acme.eu.auth0.com/'),
      issuer(() => 'https://auth.amazoncognito.com.acme.org'),
      issuer(() => Fn.importValue('Issuer')),
      issuer(({ stack }) => `https://${new CfnParameter(stack, 'Issuer').valueAsString}`),
    ],
    rejects: [
      issuer(prefix),
      issuer(custom),
      issuer(() => 'https://acme.auth.eu-west-1.amazoncognito.com'),
      issuer(() => 'https://acme.auth.eu-west-1.amazoncognito.com/'),
      issuer(({ pool }) => pool.userPoolProviderName),
      issuer(({ pool }) => `cognito-idp.eu-west-1.amazonaws.com/${pool.userPoolId}`),
    ],
  },
  {
    rule: 'agent-discovery-url',
    judges: 'consumer',
    accepts: [
      agent(({ pool }) => `${pool.userPoolProviderUrl}${DISCOVERY}`),
      agent(({ pool }) => `${pool.userPoolProviderUrl}${DISCOVERY}`, 'AWS::BedrockAgentCore::Runtime'),
      agent(({ pool }) => `https://cognito-idp.eu-west-1.amazonaws.com/${pool.userPoolId}${DISCOVERY}`),
      agent(() => `https://acme.eu.auth0.com${DISCOVERY}`),
      agent(() => Fn.importValue('DiscoveryUrl')),
      agent(() => `${Fn.importValue('Issuer')}openid-configuration`),
      agent(({ stack }) => `https://cognito-idp.eu-west-1.amazonaws.com/${new CfnParameter(stack, 'Rest').valueAsString}`),
    ],
    rejects: [
      agent((fixture) => `${prefix(fixture)}${DISCOVERY}`),
      agent((fixture) => `${custom(fixture)}${DISCOVERY}`, 'AWS::BedrockAgentCore::Runtime'),
      agent(({ pool }) => pool.userPoolProviderName),
      agent(({ pool }) => pool.userPoolProviderUrl),
      agent(({ stack, pool }) => `https://cognito-idp.${stack.region}.amazonaws.com/${pool.userPoolId}`),
      agent(() => 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGh1'),
      agent(() => `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGh1${DISCOVERY}/`),
      agent(({ pool }) => `https://cognito-idp.eu-west-1.amazonaws.com/${pool.userPoolId}/.well-known/jwks.json`),
    ],
  },
];
