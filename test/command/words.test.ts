import * as fs from 'fs';
import * as path from 'path';
import { App } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { file, folder, run } from './command';
import { CASES } from '../private/rules/cases';
import type { BuiltCase, Properties, RuleCase } from '../private/rules/cases/case';
import { CDK_CLASSES, CFN_PROPERTIES } from '../private/rules/props-of';
import type { L1Props } from '../user-pool-fixture';
import { UserPoolFixture } from '../user-pool-fixture';

/**
 * The readers of the command write a template. They have no construct on which they could call a method.
 */
interface Said { readonly id: string; readonly text: string }

/** The cases about quotas make thousands of clients, which takes minutes. */
const MOST_CONSTRUCTS = 1500;

/** The templates of every case that a rule rejects, without those that CDK does not render. */
function* templates(): Generator<string> {
  for (const rule of CASES) {
    for (const variant of rule.rejects) {
      const fixture = new UserPoolFixture(rule.pool, new App({ analyticsReporting: false, treeMetadata: false, context: { '@aws-cdk/core:stackResourceLimit': 0 } }));
      build(fixture, rule, variant);
      if (fixture.app.node.findAll().length > MOST_CONSTRUCTS) { continue; }
      yield* synthesized(fixture.app);
    }
  }
}

function synthesized(app: App): string[] {
  try {
    return app.synth({ skipValidation: true }).stacks.map(({ template }) => JSON.stringify(template));
  } catch {
    return [];
  }
}

function build(fixture: UserPoolFixture, rule: RuleCase, variant: RuleCase['rejects'][number]): IConstruct {
  if ('judges' in rule) { return (variant as BuiltCase['rejects'][number])(fixture); }
  const properties = typeof variant === 'function' ? (variant as (fixture: UserPoolFixture) => object)(fixture) : variant;
  return 'type' in rule ? fixture.neighbour(rule.type, properties as Properties)
    : fixture[rule.only === 'ours' ? 'ours' : 'l1'](rule.kind ?? 'public', properties as L1Props);
}

function allSaid(): Said[] {
  const files = [...new Set(templates())].map((template, index) => file(`words/${index}.json`, template));
  const { out } = run(['check', '--format', 'json', ...files]);
  return JSON.parse(out).findings as Said[];
}

const SAID = allSaid();

/** Words of Cognito, of its API and of the events of Lambda. */
const OF_AWS = [
  'clientId', 'callerContext', 'userInfo', 'userPoolId', 'logApiResponseData', 'updateUserPoolClient', 'userAuthEvents', 'userNotification',
];

/** What a message quotes is a value, and a type of CloudFormation is no class. */
function withoutValues(text: string): string {
  return text.replace(/'[^']*'|https?:\/\/\S+|AWS::\w+::\w+|custom:\w+/g, '');
}

function cdkIn(text: string): string[] {
  const words = withoutValues(text);
  return [
    ...words.match(/\bCDK\b|\bL[12]\b|\bnew \w+\(|\b[\w.]+\(|\$\{\w+\.\w+\}|\bthis app\b|\b\w+\.(?:ref|node|[a-z]\w*Arn)\b/g) ?? [],
    ...(words.match(/\b[A-Z]\w+\b/g) ?? []).filter((word) => CDK_CLASSES.has(word) && !CFN_PROPERTIES.has(word)),
    ...(words.match(/(?<![\w.-])[a-z]+(?:[A-Z][A-Za-z]*)+\b/g) ?? []).filter((word) => !OF_AWS.includes(word)),
  ];
}

afterAll(() => fs.rmSync(path.join(folder, 'words'), { recursive: true }));

test('many rules speak', () => {
  expect(new Set(SAID.map(({ id }) => id)).size).toBeGreaterThan(200);
});

test('no message to the author of a template has a word of CDK', () => {
  const wrong = new Map<string, string>();
  for (const { id, text } of SAID) {
    const words = cdkIn(text);
    const key = `${id}: ${[...new Set(words)].join(', ')}`;
    if (words.length > 0 && !wrong.has(key)) { wrong.set(key, text); }
  }
  expect([...wrong].map(([key, text]) => `${key} | ${text}`)).toEqual([]);
});
