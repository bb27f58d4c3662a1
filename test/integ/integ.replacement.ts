/**
 * Whether CloudFormation replaces a client when `GenerateSecret` changes from absent to `false`. A change set shows this without changing anything.
 *
 * If it says `False`, the override in `docs/migrating.md` is not needed.
 *
 * Constraints: generate-secret-replacement.
 */
import { ExpectedResult, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { CfnCondition, CfnParameter, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { integApp } from './integ-app';

const app = integApp();
const stack = new Stack(app, 'app-clients-replacement');

const userPool = new cognito.UserPool(stack, 'Users', { removalPolicy: RemovalPolicy.DESTROY });
const written = new CfnParameter(stack, 'Written', { default: 'no', allowedValues: ['no', 'yes'] });
const isWritten = new CfnCondition(stack, 'IsWritten', { expression: Fn.conditionEquals(written, 'yes') });
new cognito.CfnUserPoolClient(stack, 'Client', {
  userPoolId: userPool.userPoolId,
  generateSecret: Fn.conditionIf(isWritten.logicalId, false, Fn.ref('AWS::NoValue')),
});

const { assertions } = new IntegTest(app, 'app-clients-replacement-test', { testCases: [stack] });
const StackName = stack.stackName;
const ChangeSetName = 'written';
assertions.awsApiCall('cloudformation', 'CreateChangeSet', {
  StackName,
  ChangeSetName,
  UsePreviousTemplate: true,
  Capabilities: ['CAPABILITY_IAM'],
  Parameters: [{ ParameterKey: 'Written', ParameterValue: 'yes' }],
}).next(assertions.awsApiCall('cloudformation', 'DescribeChangeSet', { StackName, ChangeSetName }).expect(ExpectedResult.objectLike({
  Status: 'CREATE_COMPLETE',
  Changes: [Match.objectLike({ ResourceChange: Match.objectLike({ LogicalResourceId: 'Client', Replacement: 'True' }) })],
})).waitForAssertions());
