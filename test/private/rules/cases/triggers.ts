import { CfnParameter, Fn } from 'aws-cdk-lib';
import type { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { UserPool, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnPermission, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { CfnPermissionProps } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import type { BuiltCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

const COGNITO = 'cognito-idp.amazonaws.com';

function called({ stack }: UserPoolFixture, functionName?: string): LambdaFunction {
  return new LambdaFunction(stack, 'Called', { functionName, runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = (event) => event;') });
}

/** The pool, whose trigger is set on the L1 as in a template, and a permission beside it. */
function triggered(fixture: UserPoolFixture, permission?: (called: LambdaFunction, fixture: UserPoolFixture) => Partial<CfnPermissionProps>, functionName?: string): IConstruct {
  const target = called(fixture, functionName);
  const pool = l1Of(fixture.pool) as CfnUserPool;
  pool.lambdaConfig = { preSignUp: target.functionArn };
  if (permission) {
    new CfnPermission(fixture.stack, 'Permission', { action: 'lambda:InvokeFunction', functionName: target.functionName, principal: COGNITO, sourceArn: pool.attrArn, ...permission(target, fixture) });
  }
  return pool;
}

const may = (...args: Parameters<typeof triggered> extends [UserPoolFixture, ...infer T] ? T : never) => (fixture: UserPoolFixture) => triggered(fixture, ...args);

export const triggerCases: readonly BuiltCase[] = [{
  rule: 'trigger-permission',
  judges: 'neighbour',
  accepts: [
    ({ pool }) => pool,
    (fixture) => { fixture.pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, called(fixture)); return fixture.pool; },
    (fixture) => { const target = called(fixture); target.grantInvoke(new ServicePrincipal(COGNITO)); (l1Of(fixture.pool) as CfnUserPool).lambdaConfig = { preSignUp: target.functionArn }; return fixture.pool; },
    may(() => ({})),
    may(() => ({ sourceArn: undefined })),
    may(({ functionArn }) => ({ functionName: functionArn })),
    may(() => ({ functionName: Fn.importValue('Function') })),
    may((_, { stack }) => ({ functionName: new CfnParameter(stack, 'Name').valueAsString })),
    may(() => ({ functionName: 'pre-sign-up' }), 'pre-sign-up'),
    may(() => ({ functionName: 'arn:aws:lambda:eu-west-1:111111111111:function:pre-sign-up' }), 'pre-sign-up'),
    may(() => ({ principal: '*' })),
    may(() => ({ principal: Fn.importValue('Principal') })),
    may(() => ({ sourceArn: 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/*' })),
    // The function is not of this app.
    ({ pool }) => { (l1Of(pool) as CfnUserPool).lambdaConfig = { preSignUp: 'arn:aws:lambda:eu-west-1:111111111111:function:other' }; return pool; },
    ({ pool }) => { (l1Of(pool) as CfnUserPool).lambdaConfig = { preSignUp: Fn.importValue('Function') }; return pool; },
  ],
  rejects: [
    may(),
    (fixture) => { (l1Of(fixture.pool) as CfnUserPool).lambdaConfig = { preTokenGenerationConfig: { lambdaArn: called(fixture).functionArn, lambdaVersion: 'V2_0' } }; return fixture.pool; },
    may(() => ({ principal: 'apigateway.amazonaws.com' })),
    may(() => ({ principal: 'cognito-identity.amazonaws.com' })),
    may(() => ({ functionName: 'pre-sign-up' })),
    may(() => ({ functionName: 'pre-sign-in' }), 'pre-sign-up'),
    may((_, { stack }) => ({ sourceArn: new UserPool(stack, 'Other').userPoolArn })),
    may(({ functionName }, { pool }) => ({ functionName, sourceArn: undefined, eventSourceToken: pool.userPoolId })),
  ],
}];
