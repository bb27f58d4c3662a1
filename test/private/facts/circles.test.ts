import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import type { IConstruct } from 'constructs';
import type { Written } from '../../circles';
import { circleIn } from '../../circles';
import { UserPoolFixture } from '../../user-pool-fixture';
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
