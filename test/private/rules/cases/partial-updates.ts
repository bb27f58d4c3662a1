import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import type { IConstruct } from 'constructs';
import type { RuleCase } from './case';
import type { World } from '../../../world';
import { l1Of } from '../../../world';

/** A client, and a custom resource that calls the SDK for it. */
export const called = (action: string, parameters: object, of = (client: IConstruct) => l1Of(client).ref, phase: 'onUpdate' | 'onDelete' = 'onUpdate') => (world: World) => {
  const client = world.l1('public', { clientName: 'web' });
  new AwsCustomResource(world.stack, 'Call', {
    [phase]: { service: 'CognitoIdentityServiceProvider', action, parameters: { ClientId: of(client), ...parameters }, physicalResourceId: PhysicalResourceId.of('x') },
    policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: AwsCustomResourcePolicy.ANY_RESOURCE }),
  });
  return client;
};

/** All that the client is set to but its secret, which no update takes. */
export const ALL = Object.fromEntries([
  'UserPoolId', 'ClientName', 'CallbackURLs', 'AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows', 'AllowedOAuthScopes', 'SupportedIdentityProviders',
  'PreventUserExistenceErrors', 'EnableTokenRevocation', 'WriteAttributes', 'AccessTokenValidity', 'IdTokenValidity', 'RefreshTokenValidity', 'TokenValidityUnits',
  'ExplicitAuthFlows', 'RefreshTokenRotation',
].map((name) => [name, 'x']));

export const partialUpdateCases: RuleCase[] = [{
  rule: 'custom-resource-partial-update',
  judges: 'client',
  accepts: [
    called('updateUserPoolClient', ALL),
    called('describeUserPoolClient', { UserPoolId: 'x' }), called('updateUserPoolClient', { UserPoolId: 'x' }, () => 'another'), called('updateUserPoolClient', { UserPoolId: 'x' }, undefined, 'onDelete'),
  ],
  rejects: [called('updateUserPoolClient', { UserPoolId: 'x' }), called('updateUserPoolClient', { UserPoolId: 'x', CallbackURLs: ['https://app.acme.org/cb'] })],
}];
