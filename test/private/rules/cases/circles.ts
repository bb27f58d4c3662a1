import { NestedStack, Stack } from 'aws-cdk-lib';
import { CfnUserPoolClient, UserPool, UserPoolClientIdentityProvider, UserPoolIdentityProviderOidc, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { IConstruct } from 'constructs';
import type { RuleCase } from './case';
import { ConfidentialAppClient, PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

export function functionIn(scope: IConstruct, id = 'Fn', environment?: Record<string, string>): lambda.Function {
  return new lambda.Function(scope, id, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = () => 1;'), environment });
}

/** A pool with a trigger, and a client of the pool. */
function triggered(close: (fn: lambda.Function, client: ConfidentialAppClient, fixture: UserPoolFixture) => unknown, make = (fixture: UserPoolFixture): { readonly userPool: UserPool; readonly scope: IConstruct } => ({ userPool: fixture.pool, scope: fixture.stack })) {
  return (fixture: UserPoolFixture) => {
    const { userPool, scope } = make(fixture);
    const fn = functionIn(scope);
    userPool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION, fn);
    const client = new ConfidentialAppClient(scope, 'Web', { userPool, callbackUrls: ['https://app.acme.org/callback'] });
    close(fn, client, fixture);
    return client;
  };
}

const inNested = ({ stack }: UserPoolFixture) => {
  const scope = new NestedStack(stack, 'Nested');
  return { userPool: new UserPool(scope, 'Users'), scope };
};

/** A provider that a client names by reference, and that waits for something of the client. */
function waiting(of: (client: ConfidentialAppClient) => IConstruct) {
  return (fixture: UserPoolFixture) => {
    const provider = new UserPoolIdentityProviderOidc(fixture.stack, 'Okta', { userPool: fixture.pool, name: 'Okta', clientId: 'id', clientSecret: 'x', issuerUrl: 'https://acme.okta.com' });
    const client = new ConfidentialAppClient(fixture.stack, 'Web', {
      userPool: fixture.pool, callbackUrls: ['https://app.acme.org/callback'], supportedIdentityProviders: [UserPoolClientIdentityProvider.custom(provider.providerName)],
    });
    provider.node.addDependency(of(client));
    return client;
  };
}

export const circleCases: RuleCase[] = [
  {
    rule: 'trigger-circle',
    judges: 'client',
    accepts: [
      triggered(() => undefined),
      // The two ways out.
      triggered((fn, client, { stack }) => { new StringParameter(stack, 'Id', { parameterName: '/acme/web', stringValue: client.userPoolClientId }); fn.addEnvironment('CLIENT_ID_PARAMETER', '/acme/web'); }),
      triggered((fn, client, { stack }) => {
        fn.role!.attachInlinePolicy(new Policy(stack, 'ReadSecret', { statements: [new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [client.secret.secretArn] })] }));
      }),
      // Another function that is no trigger.
      triggered((_, client, { stack }) => functionIn(stack, 'Other', { CLIENT_ID: client.userPoolClientId })),
      // The pool is in another stack: CDK itself refuses a circle of stacks.
      triggered((fn) => fn.addEnvironment('A', 'b'), ({ app }) => { const scope = new Stack(app, 'Users'); return { userPool: new UserPool(scope, 'Users'), scope }; }),
      ({ stack, pool }) => new PublicAppClient(stack, 'Spa', { userPool: UserPool.fromUserPoolId(stack, 'Import', 'eu-west-1_abcdefghi'), callbackUrls: [pool.userPoolProviderUrl] }),
    ],
    rejects: [
      triggered((fn, client) => fn.addEnvironment('CLIENT_ID', client.userPoolClientId)),
      triggered((fn, client) => fn.addEnvironment('ISSUER', client.configuration.environment().variables.OIDC_ISSUER + client.userPoolClientId)),
      triggered((fn, client) => fn.addEnvironment('SECRET', client.secret.secretArn)),
      triggered((fn, client) => client.secret.grantRead(fn)),
      triggered((fn, client) => fn.node.addDependency(client)),
      // Through other resources, and of a client in a nested stack.
      triggered((fn, client, { stack }) => fn.addEnvironment('OTHER', functionIn(stack, 'Other', { CLIENT_ID: client.userPoolClientId }).functionName)),
      triggered((fn, client) => fn.addEnvironment('CLIENT_ID', client.userPoolClientId), inNested),
      // No trigger.
      (fixture) => { const client = fixture.ours('confidential', {}); fixture.pool.node.addDependency(functionIn(fixture.stack, 'Fn', { CLIENT_ID: l1Of(client).ref })); return client; },
      (fixture) => { const client = fixture.ours('confidential', {}) as ConfidentialAppClient; fixture.pool.node.addDependency(client.secret); return client; },
      // Clients of others.
      (fixture) => { const client = fixture.pool.addClient('L2'); fixture.pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, functionIn(fixture.stack, 'Fn', { CLIENT_ID: client.userPoolClientId })); return client; },
      (fixture) => { const client = fixture.l1('public', {}); fixture.pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, functionIn(fixture.stack, 'Fn', { CLIENT_ID: client.attrClientId })); return client; },
    ],
  },
  {
    rule: 'trigger-circle',
    judges: 'neighbour',
    accepts: [
      ({ pool }) => pool,
      ({ stack, pool }) => { pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, functionIn(stack)); return pool; },
      ({ stack, pool }) => {
        const fn = functionIn(stack);
        pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, fn);
        fn.role!.attachInlinePolicy(new Policy(stack, 'Own', { statements: [new PolicyStatement({ actions: ['cognito-idp:AdminGetUser'], resources: [pool.userPoolArn] })] }));
        return pool;
      },
      // A circle through a client is the client's.
      (fixture) => { triggered((fn, client) => fn.addEnvironment('CLIENT_ID', client.userPoolClientId))(fixture); return fixture.pool; },
    ],
    rejects: [
      ({ stack, pool }) => { pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, functionIn(stack, 'Fn', { POOL: pool.userPoolId })); return pool; },
      ({ stack, pool }) => { const fn = functionIn(stack); pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, fn); pool.grant(fn, 'cognito-idp:AdminGetUser'); return pool; },
    ],
  },
  {
    rule: 'dependency-circle',
    judges: 'client',
    accepts: [
      waiting(({ userPool }) => userPool as UserPool),
      ({ stack, pool }) => {
        const client = new ConfidentialAppClient(stack, 'Web', { userPool: pool, callbackUrls: ['https://app.acme.org/callback'] });
        functionIn(stack).node.addDependency(client.secret);
        client.addSecretRotation();
        return client;
      },
      ({ stack, pool }) => {
        const client = new ConfidentialAppClient(stack, 'Web', { userPool: pool, callbackUrls: ['https://app.acme.org/callback'] });
        client.node.addDependency(functionIn(stack));
        return client;
      },
    ],
    rejects: [
      waiting(({ secret }) => secret), waiting((client) => client),
      waiting((client) => { client.addSecretRotation(); return client.secret; }),
      ({ stack, pool }) => {
        const client = new ConfidentialAppClient(stack, 'Web', { userPool: pool, callbackUrls: ['https://app.acme.org/callback'] });
        const fn = functionIn(stack, 'Fn', { SECRET: client.secret.secretArn });
        client.node.addDependency(fn);
        return client;
      },
      ({ stack, pool }) => {
        const client = new ConfidentialAppClient(stack, 'Web', { userPool: pool, callbackUrls: ['https://app.acme.org/callback'] });
        client.node.addDependency(client.secret);
        return client;
      },
      // The secret alone, without its client.
      ({ stack, pool }) => {
        const client = new ConfidentialAppClient(stack, 'Web', { userPool: pool, callbackUrls: ['https://app.acme.org/callback'] });
        const fn = functionIn(stack, 'Fn', { SECRET: client.secret.secretArn });
        l1Of(client.secret).node.addDependency(fn);
        return client;
      },
      ({ stack, pool }) => {
        const client = new CfnUserPoolClient(stack, 'L1', { userPoolId: pool.userPoolId });
        client.node.addDependency(functionIn(stack, 'Fn', { CLIENT_ID: client.ref }));
        return client;
      },
    ],
  },
];
