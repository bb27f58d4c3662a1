import { CfnParameter, CfnResource, Fn } from 'aws-cdk-lib';
import { CfnUserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { BuiltCase } from './case';
import type { World } from '../../../world';

const DISCOVERY = '/.well-known/openid-configuration';

type Url = (world: World) => string;

const issuer = (url: Url) => (world: World): IConstruct => new CfnResource(world.stack, 'Jwt', {
  type: 'AWS::ApiGatewayV2::Authorizer',
  properties: { AuthorizerType: 'JWT', JwtConfiguration: { Audience: [world.l1('public', {}, 'Audience').ref], Issuer: url(world) } },
});

const agent = (url: Url, type = 'AWS::BedrockAgentCore::Gateway') => (world: World): IConstruct => new CfnResource(world.stack, 'Agent', {
  type,
  properties: { AuthorizerConfiguration: { CustomJWTAuthorizer: { AllowedClients: [world.l1('public', {}, 'Allowed').ref], DiscoveryUrl: url(world) } } },
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
    ],
    rejects: [
      agent((world) => `${prefix(world)}${DISCOVERY}`),
      agent((world) => `${custom(world)}${DISCOVERY}`, 'AWS::BedrockAgentCore::Runtime'),
      agent(({ pool }) => pool.userPoolProviderName),
      agent(() => 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGh1'),
      agent(() => `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGh1${DISCOVERY}/`),
      agent(({ pool }) => `https://cognito-idp.eu-west-1.amazonaws.com/${pool.userPoolId}/.well-known/jwks.json`),
    ],
  },
];
