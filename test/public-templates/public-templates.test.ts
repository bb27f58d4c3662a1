import * as fs from 'fs';
import * as path from 'path';
import { findings, included } from '../templates';

interface Expected {
  /** What AWS makes of it: an error of ours on one that deploys is a false alarm. */
  readonly Deploys: boolean;
  /** Every finding, by the logical id of the resource. */
  readonly Findings: Record<string, string[]>;
}

const FOLDER = path.join(__dirname, 'templates');
const TEMPLATES = fs.readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));

describe.each(TEMPLATES)('%s', (file) => {
  test('is found to be what it is', () => {
    const { app, metadata: { Expected: expected } } = included<{ Expected: Expected }>(path.join(FOLDER, file), 'eu-west-1');
    const found = findings(app);
    const ids = Object.fromEntries([...found].map(([resource, some]) => [resource.node.id, [...new Set(some.map(({ id }) => id))].sort()]));
    expect(ids).toEqual(Object.fromEntries(Object.entries(expected.Findings).map(([id, some]) => [id, [...some].sort()])));
    expect([...found.values()].flat().some(({ level }) => level === 'error')).toBe(!expected.Deploys);
  });

  test('synthesizes exactly where it deploys', () => {
    const { app, metadata: { Expected: expected } } = included<{ Expected: Expected }>(path.join(FOLDER, file), 'eu-west-1');
    if (expected.Deploys) {
      app.synth();
    } else {
      expect(() => app.synth()).toThrow('cdk-cognito-app-clients::');
    }
  });
});
