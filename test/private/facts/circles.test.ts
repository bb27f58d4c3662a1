import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { Written } from '../../circles';
import { circleIn } from '../../circles';
import { l1Of, UserPoolFixture } from '../../user-pool-fixture';
import { circleCases } from '../rules/cases/circles';

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
