/**
 * Asks the service what is not documented and what nobody has quoted: which settings it refuses, and with which message.
 *
 * Constraints: those of `questions.ts`.
 */
import { readFileSync } from 'fs';
import * as path from 'path';
import { ExpectedResult, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { integApp } from './integ-app';
import { QUESTIONS } from './questions';

const app = integApp();
const stack = new Stack(app, 'app-clients-questions');

const pool = new cognito.UserPool(stack, 'Essentials', { removalPolicy: RemovalPolicy.DESTROY });
pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `questions-${stack.account}` }, managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN });
const lite = new cognito.UserPool(stack, 'Lite', { featurePlan: cognito.FeaturePlan.LITE, removalPolicy: RemovalPolicy.DESTROY });

const ask = new lambda.Function(stack, 'Ask', {
  runtime: lambda.Runtime.PYTHON_3_13,
  handler: 'index.ask_all',
  code: lambda.Code.fromInline(readFileSync(path.join(__dirname, 'ask.py'), 'utf8')),
  timeout: Duration.minutes(2),
  environment: { POOL: pool.userPoolId, LITE: lite.userPoolId },
});
ask.addToRolePolicy(new iam.PolicyStatement({ actions: ['cognito-idp:*'], resources: ['*'] }));
ask.addToRolePolicy(new iam.PolicyStatement({ actions: ['cloudformation:CreateResource', 'cloudformation:GetResourceRequestStatus'], resources: ['*'] }));

new IntegTest(app, 'app-clients-questions-test', { testCases: [stack] }).assertions
  .invokeFunction({ functionName: ask.functionName, payload: JSON.stringify(QUESTIONS) })
  .expect(ExpectedResult.objectLike({ Payload: Match.stringLikeRegexp('"unexpected": \\[\\]') }));
