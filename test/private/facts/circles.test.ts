import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import type { CfnResource } from 'aws-cdk-lib';
import { UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { Written } from '../../circles';
import { circleIn } from '../../circles';
import { l1Of, UserPoolFixture } from '../../user-pool-fixture';
import { circleCases, functionIn } from '../rules/cases/circles';

const BUILT = circleCases as { rule: string; accepts: ((fixture: UserPoolFixture) => IConstruct)[]; rejects: ((fixture: UserPoolFixture) => IConstruct)[] }[];

/** The circles in the templates that CDK writes of a case. */
function circlesOf(build: (fixture: UserPoolFixture) => IConstruct): string[][] {
  const fixture = new UserPoolFixture();
  build(fixture);
  const { directory } = fixture.app.synth({ skipValidation: true });
  return readdirSync(directory).filter((file) => file.endsWith('template.json'))
    .map((file) => circleIn(JSON.parse(readFileSync(join(directory, file), 'utf8')) as Written)).filter((circle) => circle.length > 0);
}

describe.each(BUILT.map((each, i) => [`${each.rule} ${i}`, each] as const))('%s', (_, { accepts, rejects }) => {
  test('what is rejected is a circle in the template', () => {
    expect(rejects.map(circlesOf).map((circles, i) => [i, circles.length > 0]).filter(([, found]) => !found)).toEqual([]);
  });

  test('what is accepted is none', () => {
    // The last of the pool's is a circle through a client, which that client reports.
    expect(accepts.slice(0, 3).map(circlesOf)).toEqual(accepts.slice(0, 3).map(() => []));
  });
});

test('a reference in a block of properties is a part of a circle', () => {
  const fixture = new UserPoolFixture();
  const role = new Role(fixture.stack, 'Role', { assumedBy: new ServicePrincipal('cognito-idp.amazonaws.com') });
  const client = fixture.l1('public', { analyticsConfiguration: { applicationArn: 'arn:aws:mobiletargeting:eu-west-1:111111111111:apps/a', roleArn: role.roleArn } });
  expect(fixture.judge(client).map(({ id }) => id)).not.toContain('dependency-circle');
  l1Of(role).addPropertyOverride('Description', client.ref);
  expect(fixture.judge(client).map(({ id }) => id)).toContain('dependency-circle');
});

describe('an override decides whether a trigger refers to the client', () => {
  const ENVIRONMENT = 'Environment.Variables.CLIENT_ID';

  /** The trigger has the id of the client in its environment, or a fixed text. */
  function triggered(refers: boolean, override: (fn: CfnResource, client: CfnResource) => void) {
    return (fixture: UserPoolFixture) => {
      const client = fixture.l1('public', {});
      const fn = functionIn(fixture.stack, 'Fn', { CLIENT_ID: refers ? client.ref : 'fixed', POOL: 'known' });
      fixture.pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, fn);
      override(l1Of(fn), client);
      return client;
    };
  }

  test.each<[string, boolean, (fixture: UserPoolFixture) => IConstruct]>([
    ['no override', true, triggered(true, () => undefined)],
    ['an override of something else', true, triggered(true, (fn) => fn.addPropertyOverride('Environment.Variables.POOL', 'other'))],
    ['a removed variable', false, triggered(true, (fn) => fn.addPropertyDeletionOverride(ENVIRONMENT))],
    ['a removed block', false, triggered(true, (fn) => fn.addPropertyDeletionOverride('Environment'))],
    ['another value', false, triggered(true, (fn) => fn.addPropertyOverride(ENVIRONMENT, 'fixed'))],
    ['a reference that comes by an override', true, triggered(false, (fn, client) => fn.addPropertyOverride(ENVIRONMENT, client.ref))],
    ['an intrinsic function in an override', true, triggered(false, (fn, client) => fn.addPropertyOverride(ENVIRONMENT, { Ref: client.stack.getLogicalId(client) }))],
    ['a text that contains the reference', true, triggered(false, (fn, client) => fn.addPropertyOverride(ENVIRONMENT, client.stack.toJsonString({ id: client.ref })))],
  ])('%s', (_, isCircle, build) => {
    const fixture = new UserPoolFixture();
    const client = build(fixture);
    expect(fixture.judge(client).some(({ id }) => id === 'trigger-circle')).toBe(isCircle);
    expect(circlesOf(build).length > 0).toBe(isCircle);
  });
});
