import * as fs from 'fs';
import * as path from 'path';
import type { Level } from '../../src/private/rules/rule';
import { findings, included } from '../templates';

interface Deployed {
  readonly Source: string;
}

interface Refused {
  readonly Source: string;
  /** By the logical id of the resource: the rule that reports it, and who saw it refused. */
  readonly Refused: Readonly<Record<string, readonly [rule: string, where: string]>>;
}

const REGION = 'us-east-1';
const templates = (folder: string) => fs.readdirSync(path.join(__dirname, folder)).map((file) => path.join(__dirname, folder, file));

/** The rules of a level that report anything, by the logical id of the resource. */
function reported(app: ReturnType<typeof included>['app'], level: Level): Record<string, string[]> {
  const ids = [...findings(app)].map(([resource, found]) =>
    [resource.node.id, [...new Set(found.filter((finding) => finding.level === level).map(({ id }) => id))].sort()] as const);
  return Object.fromEntries(ids.filter(([, found]) => found.length > 0));
}

describe.each(templates('deployed').map((file) => [path.basename(file, '.yaml'), file]))('what was deployed: %s', (_, file) => {
  const { app, metadata } = included<Deployed>(file, REGION);

  test('causes no error', () => {
    expect(metadata.Source).toMatch(/^\S+\/\S+, .+/);
    expect(reported(app, 'error')).toEqual({});
  });

  test('causes these warnings and no other', () => {
    expect(reported(app, 'warning')).toMatchSnapshot();
  });
});

describe.each(templates('refused').map((file) => [path.basename(file, '.yaml'), file]))('what was refused: %s', (_, file) => {
  const { app, metadata: { Refused: refused } } = included<Refused>(file, REGION);
  const errors = reported(app, 'error');

  test.each(Object.entries(refused).map(([id, [rule]]) => [id, rule]))('%s causes an error of %s', (id, rule) => {
    expect(errors[id]).toContain(rule);
  });

  test('and nothing else does', () => {
    expect(Object.keys(errors).sort()).toEqual(Object.keys(refused).sort());
  });
});
