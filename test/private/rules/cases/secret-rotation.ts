import { CfnResource, Duration } from 'aws-cdk-lib';
import { OAuthScope, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { RuleCase } from './case';
import type { ClientSecretRotationOptions } from '../../../../src';
import { MachineClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const rotated = (options: ClientSecretRotationOptions) => (fixture: UserPoolFixture) => {
  const client = new MachineClient(fixture.stack, 'Job', { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')] });
  client.addSecretRotation(options);
  return client;
};

const job = (fixture: UserPoolFixture) => new MachineClient(fixture.stack, 'Job', { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')] });

/** A load balancer signs in with what a dynamic reference copied into it. */
const signsIn = (client: MachineClient, key = 'client_secret') => {
  const value = client.secret.secretValueFromJson(key).unsafeUnwrap();
  new CfnResource(client.stack, 'Rule', {
    type: 'AWS::ElasticLoadBalancingV2::ListenerRule', properties: { Actions: [{ AuthenticateOidcConfig: { ClientSecret: value } }] },
  });
  return client;
};

/** A grant, and rotation that is added, after the grant or before it. */
const granted = (isRotated: boolean, first: boolean) => (fixture: UserPoolFixture) => {
  const client = new MachineClient(fixture.stack, 'Job', { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')] });
  if (isRotated && first) { client.addSecretRotation(); }
  client.grants.rotateSecret(new Role(fixture.stack, 'Operator', { assumedBy: new AccountRootPrincipal() }));
  if (isRotated && !first) { client.addSecretRotation(); }
  return client;
};

/** A trigger of the pool, which the client and so its first value wait for, or a function beside the pool. */
const readBy = (isTrigger: boolean) => (fixture: UserPoolFixture) => {
  const client = rotated({})(fixture);
  const fn = new Lambda(fixture.stack, 'Reader', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('x') });
  client.secret.grantRead(fn);
  if (isTrigger) { fixture.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION, fn); }
  return client;
};

export const secretRotationCases: RuleCase[] = [
  {
    rule: 'secret-read-before-first-value',
    judges: 'client',
    accepts: [rotated({}), readBy(false)],
    rejects: [readBy(true)],
  },
  {
    rule: 'secret-rotation-interval',
    judges: 'client',
    accepts: [rotated({}), rotated({ automaticallyAfter: Duration.hours(48) }), rotated({ automaticallyAfter: Duration.days(999) }),
      rotated({ automaticallyAfter: Duration.days(0) })],
    rejects: [rotated({ automaticallyAfter: Duration.hours(47) }), rotated({ automaticallyAfter: Duration.minutes(48 * 60 + 1) }),
      rotated({ automaticallyAfter: Duration.hours(999 * 24 + 1) })],
  },
  {
    rule: 'secret-rotation-overlap',
    judges: 'client',
    accepts: [
      rotated({ automaticallyAfter: Duration.hours(48), overlap: Duration.hours(24) }),
      rotated({ automaticallyAfter: Duration.hours(49), overlap: Duration.hours(48) }),
      rotated({ automaticallyAfter: Duration.days(0), overlap: Duration.days(90) }),
    ],
    rejects: [
      rotated({ automaticallyAfter: Duration.hours(48), overlap: Duration.hours(25) }),
      rotated({ automaticallyAfter: Duration.hours(49), overlap: Duration.hours(49) }),
    ],
  },
  {
    rule: 'secret-rotation-granted',
    judges: 'client',
    accepts: [rotated({}), granted(true, false), granted(true, true)],
    rejects: [granted(false, false)],
  },
  {
    rule: 'secret-rotation-value-used',
    judges: 'client',
    accepts: [rotated({}), (fixture) => {
      const client = new MachineClient(fixture.stack, 'Job', { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')] });
      void client.userPoolClientSecret;
      return client;
    }],
    rejects: [(fixture) => {
      const client = rotated({})(fixture);
      void client.userPoolClientSecret;
      return client;
    }],
  },
  {
    rule: 'secret-rotation-value-copied',
    judges: 'client',
    accepts: [(fixture) => signsIn(job(fixture)), (fixture) => signsIn(rotated({})(fixture), 'client_id')],
    rejects: [(fixture) => signsIn(rotated({})(fixture))],
  },
];
