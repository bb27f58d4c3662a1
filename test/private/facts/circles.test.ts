import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import type { IConstruct } from 'constructs';
import type { Written } from '../../circles';
import { circleIn } from '../../circles';
import { World } from '../../world';
import { circleCases } from '../rules/cases/circles';

const BUILT = circleCases as { rule: string; accepts: ((world: World) => IConstruct)[]; rejects: ((world: World) => IConstruct)[] }[];

/** The circles in the templates that CDK writes of a case. */
function circlesOf(build: (world: World) => IConstruct): string[][] {
  const world = new World();
  build(world);
  const { directory } = world.app.synth({ skipValidation: true });
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
