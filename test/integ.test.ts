import { readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import { QUESTIONS } from './integ/questions';
import { INTEG, lostClients, templates } from '../scripts/integ';

interface Constraint {
  readonly id: string;
  readonly scope: string;
  /** Nobody has seen what the service does: it is inferred, heard of, or known in general words alone. */
  readonly open?: true;
}

const CONSTRAINTS = JSON.parse(readFileSync(path.join(__dirname, '..', 'catalogue', 'constraints.json'), 'utf8')) as Constraint[];
const README = readFileSync(path.join(INTEG, 'README.md'), 'utf8');

const OPEN = CONSTRAINTS.filter(({ scope, open }) => scope !== 'pool' && open).map(({ id }) => id);

/** The constraints that each test names in its head. */
const ASKED = [
  ...QUESTIONS.map(({ constraint }) => constraint),
  ...readdirSync(INTEG).filter((file) => /^integ\..*\.ts$/.test(file)).flatMap((file) =>
    /\* Constraints: ([^.]*)\./.exec(readFileSync(path.join(INTEG, file), 'utf8'))![1].match(/[a-z0-9]+(-[a-z0-9]+)+/g) ?? []),
];

const NOT_ASKED = [...README.matchAll(/^\| `([a-z0-9-]+)` \| (.+) \|$/gm)].map(([, id, reason]) => ({ id, reason }));

test('every open question of the catalogue is asked, or it is said why not', () => {
  expect(OPEN.length).toBeGreaterThan(50);
  const answered = [...ASKED, ...NOT_ASKED.map(({ id }) => id)];
  expect(OPEN.filter((id) => !answered.includes(id))).toEqual([]);
});

test('what is asked is of the catalogue, and nothing that is asked is said not to be', () => {
  const ids = new Set(CONSTRAINTS.map(({ id }) => id));
  expect([...ASKED, ...NOT_ASKED.map(({ id }) => id)].filter((id) => !ids.has(id))).toEqual([]);
  expect(NOT_ASKED.filter(({ id }) => ASKED.includes(id))).toEqual([]);
});

test('the refusals that are expected are well-formed, and the code that asks fits a template', () => {
  for (const { refused } of QUESTIONS) { expect(() => new RegExp(refused ?? '')).not.toThrow(); }
  expect(readFileSync(path.join(INTEG, 'ask.py')).length).toBeLessThanOrEqual(4096);
});

test('every integration test has its snapshot', () => {
  const tests = readdirSync(INTEG).filter((file) => /^integ\..*\.ts$/.test(file)).map((file) => file.replace(/\.ts$/, ''));
  expect(tests.length).toBeGreaterThan(5);
  expect([...new Set(templates().map(({ name }) => path.dirname(name)))].sort()).toEqual(tests.sort());
});

describe('a client of a released template', () => {
  type Template = { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> };
  const file = templates().find(({ name }) => name.startsWith('integ.clients'))!.file;
  const template = () => JSON.parse(readFileSync(file, 'utf8')) as Template;
  const [id] = Object.entries(template().Resources).find(([, { Type }]) => Type === 'AWS::Cognito::UserPoolClient')!;

  test.each<[string, (resources: Template['Resources']) => void, string[]]>([
    ['is kept by an update', (resources) => { resources[id].Properties.PreventUserExistenceErrors = 'LEGACY'; }, []],
    ['is lost with its secret', (resources) => { resources[id].Properties.GenerateSecret = true; }, [`${id}: WILL_REPLACE`]],
    ['is lost where the property is left out', (resources) => { delete resources[id].Properties.GenerateSecret; }, [`${id}: WILL_REPLACE`]],
    ['is lost with its logical id', (resources) => { resources.Renamed = resources[id]; delete resources[id]; }, [`${id}: WILL_DESTROY`]],
    ['is lost with its pool', (resources) => { resources[id].Properties.UserPoolId = 'eu-west-1_abcDEF123'; }, [`${id}: WILL_REPLACE`]],
  ])('%s', (_, change, lost) => {
    const next = template();
    change(next.Resources);
    expect(lostClients(template(), next)).toEqual(lost);
  });
});
