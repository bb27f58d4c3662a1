import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import type { RuleCase } from './cases/case';
import { ruleIds } from '../../../src/private/rules';

/** Judged on a newer CDK alone, where `newer-cdk.test.ts` follows its advice. */
const ELSEWHERE = ['value-newer-than-library'];

/** The tables of cases whose advice a suite follows. Each suite asks for advice, or for a reason, for every rule in its tables. */
function followedTables(): string[] {
  return readdirSync(__dirname).filter((file) => /^advice-.*\.test\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(join(__dirname, file), 'utf8').matchAll(/from '(\.\/cases\/[\w-]+)'/g)].map(([, table]) => table))
    .filter((table) => table !== './cases/case');
}

function rejectedIn(table: string): string[] {
  const exported = jest.requireActual(table) as Record<string, readonly RuleCase[]>;
  return Object.values(exported).flatMap((tables) => Array.isArray(tables) ? tables as RuleCase[] : []).filter(({ rejects }) => rejects?.length > 0).map(({ rule }) => rule);
}

test('each rule has advice that a test follows, or a written reason why there is none', () => {
  const followed = new Set(followedTables().flatMap(rejectedIn));
  expect([...ruleIds()].filter((id) => !followed.has(id) && !ELSEWHERE.includes(id)).sort()).toEqual([]);
});
