import type { Stack } from 'aws-cdk-lib';
import { CfnResource, CustomResource, Fn } from 'aws-cdk-lib';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import type { IConstruct } from 'constructs';
import type { RuleCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

/** A client, and a custom resource that calls the SDK for it. */
export const called = (action: string, parameters: object, of = (client: IConstruct) => l1Of(client).ref, phase: 'onUpdate' | 'onDelete' = 'onUpdate') => (fixture: UserPoolFixture) => {
  const client = fixture.l1('public', { clientName: 'web' });
  new AwsCustomResource(fixture.stack, 'Call', {
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

/** A client, and a resource that is given the parameters of a call. */
const given = (type: string, properties: (parameters: Record<string, unknown>, clientId: string, stack: Stack) => object, parameters: object = { UserPoolId: 'x' }) => (fixture: UserPoolFixture) => {
  const client = fixture.l1('public', { clientName: 'web' });
  const { ref } = l1Of(client);
  new CfnResource(fixture.stack, 'Caller', { type, properties: properties({ ClientId: ref, ...parameters }, ref, fixture.stack) });
  return client;
};

const INTEGRATION = 'arn:aws:states:::aws-sdk:cognitoidentityprovider:updateUserPoolClient';
const states = (parameters: object, key = 'Parameters', resource = INTEGRATION) => ({ StartAt: 'A', States: { A: { Type: 'Task', Resource: resource, [key]: parameters, End: true } } });

const FORMS: Record<string, (parameters: object) => (fixture: UserPoolFixture) => IConstruct> = {
  custom: (parameters) => given('AWS::CloudFormation::CustomResource', (all) => ({ ServiceToken: 'arn:aws:lambda:eu-west-1:111111111111:function:f', Action: 'updateUserPoolClient', Parameters: all }), parameters),
  flat: (parameters) => given('Custom::UpdateClient', (all) => ({ ServiceToken: 'arn', Call: 'cognito-idp:UpdateUserPoolClient', ...all }), parameters),
  keyed: (parameters) => given('Custom::Api', (all) => ({ ServiceToken: 'arn', Calls: [{ UpdateUserPoolClient: all }] }), parameters),
  // What AwsCustomResource writes, written by hand.
  raw: (parameters) => given('Custom::AWS', (_, id) => ({ ServiceToken: 'arn', Update: Fn.join('', ['{ "service": "@aws-sdk/client-cognito-identity-provider", "action": "UpdateUserPoolClientCommand", "parameters": ', `{ "ClientId": "${id}"`, ...Object.keys(parameters).map((key) => `, "${key}": "x"`), '} }']) }), parameters),
  object: (parameters) => given('AWS::StepFunctions::StateMachine', (all) => ({ RoleArn: 'arn', Definition: states(all) }), parameters),
  jsonata: (parameters) => given('AWS::StepFunctions::StateMachine', (all) => ({ RoleArn: 'arn', Definition: states(all, 'Arguments') }), parameters),
  text: (parameters) => given('AWS::StepFunctions::StateMachine', (all, _, stack) => ({ RoleArn: 'arn', DefinitionString: stack.toJsonString(states(all)) }), parameters),
  substituted: (parameters) => given('AWS::StepFunctions::StateMachine', (all, id) => ({ RoleArn: 'arn', DefinitionString: JSON.stringify(states({ ...all, ClientId: '${Client}' })), DefinitionSubstitutions: { Client: id } }), parameters),
  schedule: (parameters) => given('AWS::Scheduler::Schedule', (all, _, stack) => ({ Target: { Arn: 'arn:aws:scheduler:::aws-sdk:cognitoidentityprovider:updateUserPoolClient', RoleArn: 'arn', Input: stack.toJsonString(all) } }), parameters),
};

/** A path in a state machine names a parameter too. */
const PATHS = Object.fromEntries(Object.keys(ALL).map((name) => [`${name}.$`, `$.UserPoolClient.${name}`]));

export const partialUpdateCases: RuleCase[] = [{
  rule: 'custom-resource-partial-update',
  judges: 'client',
  accepts: [
    called('updateUserPoolClient', ALL),
    called('describeUserPoolClient', { UserPoolId: 'x' }), called('updateUserPoolClient', { UserPoolId: 'x' }, () => 'another'), called('updateUserPoolClient', { UserPoolId: 'x' }, undefined, 'onDelete'),
    ...Object.values(FORMS).map((form) => form(ALL)), FORMS.object(PATHS),
    given('AWS::StepFunctions::StateMachine', (all) => ({ Definition: states(all, 'Parameters', INTEGRATION.replace('update', 'describe')) })),
    given('AWS::StepFunctions::StateMachine', () => ({ Definition: states({ 'ClientId.$': '$.id', 'UserPoolId': 'x' }) })),
    given('AWS::StepFunctions::StateMachine', () => ({ DefinitionString: Fn.importValue('x') })),
    given('Custom::Api', (_, id) => ({ ServiceToken: 'arn', ClientId: id, Note: 'runs before updateUserPoolClient does' })),
    given('AWS::Scheduler::Schedule', (all) => ({ Target: { Arn: 'arn:aws:lambda:eu-west-1:111111111111:function:updateUserPoolClient-x', Input: all } })),
  ],
  rejects: [
    called('updateUserPoolClient', { UserPoolId: 'x' }), called('updateUserPoolClient', { UserPoolId: 'x', CallbackURLs: ['https://app.acme.org/cb'] }),
    ...Object.values(FORMS).map((form) => form({ UserPoolId: 'x' })),
    // From a custom resource of the CDK, and a task of a state machine.
    (fixture) => {
      const client = fixture.l1('public', {});
      new CustomResource(fixture.stack, 'Custom', { serviceToken: 'arn:aws:lambda:eu-west-1:111111111111:function:f', properties: { updateUserPoolClient: { ClientId: client.ref, UserPoolId: fixture.pool.userPoolId, CallbackURLs: ['x'] } } });
      return client;
    },
    (fixture) => {
      const client = fixture.l1('public', {});
      new StateMachine(fixture.stack, 'Machine', {
        definitionBody: DefinitionBody.fromChainable(new CallAwsService(fixture.stack, 'Task', { service: 'cognitoidentityprovider', action: 'updateUserPoolClient', iamResources: ['*'], parameters: { ClientId: client.ref, UserPoolId: fixture.pool.userPoolId } })),
      });
      return client;
    },
  ],
}];
