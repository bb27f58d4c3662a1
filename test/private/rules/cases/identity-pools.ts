import { CfnParameter, CfnResource, Fn } from 'aws-cdk-lib';
import { CfnIdentityPool, CfnIdentityPoolRoleAttachment } from 'aws-cdk-lib/aws-cognito';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { IdentityPool, IdentityPoolProviderUrl, UserPoolAuthenticationProvider } from 'aws-cdk-lib/aws-cognito-identitypool';
import type { IConstruct } from 'constructs';
import type { BuiltCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

/** An identity pool that names the fixture's user pool by a text, and one of its clients. */
function identities(fixture: UserPoolFixture, name: (fixture: UserPoolFixture) => string, client: CfnUserPoolClient = fixture.l1('public', {}, 'Named')): CfnIdentityPool {
  return new CfnIdentityPool(fixture.stack, 'Identities', { allowUnauthenticatedIdentities: false, cognitoIdentityProviders: [{ providerName: name(fixture), clientId: client.ref }] });
}

type Mapping = (fixture: UserPoolFixture, client: CfnUserPoolClient) => string;

/** Role mappings of an identity pool with one client. */
function mappings(fixture: UserPoolFixture, identityProvider: Mapping | undefined, key: Mapping = () => 'users'): CfnResource {
  const client = fixture.l1('public', {}, 'Mapped');
  const pool = identities(fixture, () => fixture.pool.userPoolProviderName, client);
  // A generic resource, because a token is no key of the L1.
  return new CfnResource(fixture.stack, 'Roles', {
    type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    properties: { IdentityPoolId: pool.ref, RoleMappings: { [key(fixture, client)]: { Type: 'Token', AmbiguousRoleResolution: 'Deny', ...identityProvider ? { IdentityProvider: identityProvider(fixture, client) } : {} } } },
  });
}

const named = (name: (fixture: UserPoolFixture) => string) => (fixture: UserPoolFixture): IConstruct => identities(fixture, name);
const mapped = (...texts: Parameters<typeof mappings> extends [UserPoolFixture, ...infer T] ? T : never) => (fixture: UserPoolFixture): IConstruct => mappings(fixture, ...texts);

export const identityPoolCases: readonly BuiltCase[] = [
  {
    rule: 'identity-pool-provider-name',
    judges: 'consumer',
    accepts: [
      named(({ pool }) => pool.userPoolProviderName),
      named(({ pool }) => `cognito-idp.eu-west-1.amazonaws.com/${pool.userPoolId}`),
      named(({ stack }) => `cognito-idp.${stack.region}.amazonaws.com/eu-west-1_AbCdEfGh1`),
      named(({ pool }) => Fn.join('/', ['cognito-idp.eu-west-1.amazonaws.com', pool.userPoolId])),
      named(() => Fn.importValue('ProviderName')),
      named(({ stack }) => new CfnParameter(stack, 'ProviderName').valueAsString),
      (fixture) => l1Of(new IdentityPool(fixture.stack, 'L2', { authenticationProviders: { userPools: [new UserPoolAuthenticationProvider({ userPool: fixture.pool })] } })),
      // Without a client it is not for a user pool.
      ({ stack }) => new CfnIdentityPool(stack, 'None', { allowUnauthenticatedIdentities: true }),
    ],
    rejects: [
      named(({ pool }) => pool.userPoolProviderUrl),
      named(({ pool }) => `https://cognito-idp.eu-west-1.amazonaws.com/${pool.userPoolId}`),
      named(({ pool }) => `https://${pool.userPoolProviderName}`),
      named(({ pool }) => pool.userPoolId),
      named(({ pool }) => pool.userPoolArn),
      named(() => 'eu-west-1_AbCdEfGh1'),
      named(() => 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_AbCdEfGh1'),
    ],
  },
  {
    rule: 'role-mapping-provider',
    judges: 'consumer',
    accepts: [
      mapped(({ pool }, client) => `${pool.userPoolProviderName}:${client.ref}`),
      mapped(({ pool }, client) => `cognito-idp.eu-west-1.amazonaws.com/${pool.userPoolId}:${client.ref}`),
      mapped(() => 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGh1:1example23456789'),
      mapped(undefined, () => 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGh1:1example23456789'),
      mapped(() => 'graph.facebook.com'),
      mapped(() => 'arn:aws:iam::111111111111:saml-provider/Corp'),
      mapped(() => Fn.importValue('Provider')),
      mapped(({ stack }) => new CfnParameter(stack, 'Provider').valueAsString),
      mapped(() => `cognito-idp.eu-west-1.amazonaws.com/${Fn.importValue('PoolAndClient')}`),
      (fixture) => {
        const provider = new UserPoolAuthenticationProvider({ userPool: fixture.pool, userPoolClient: fixture.l2('public', {}) });
        new IdentityPool(fixture.stack, 'L2', {
          authenticationProviders: { userPools: [provider] },
          roleMappings: [{ mappingKey: 'users', useToken: true, providerUrl: IdentityPoolProviderUrl.userPool(fixture.pool, fixture.l2('public', {}, 'L2Mapped')) }],
        });
        return new CfnIdentityPoolRoleAttachment(fixture.stack, 'Roles', { identityPoolId: 'eu-west-1:example' });
      },
    ],
    rejects: [
      mapped(({ pool }) => pool.userPoolProviderUrl),
      mapped(({ pool }, client) => `${pool.userPoolProviderUrl}:${client.ref}`),
      mapped(({ pool }) => `https://cognito-idp.eu-west-1.amazonaws.com/${pool.userPoolId}`),
      mapped(({ pool }) => pool.userPoolProviderName),
      mapped(({ pool }) => `cognito-idp.eu-west-1.amazonaws.com/${pool.userPoolId}`),
      mapped(undefined, () => 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGh1'),
      mapped((fixture) => `${fixture.pool.userPoolProviderName}:${fixture.l1('public', {}, 'Other').ref}`),
    ],
  },
];
