import { CASES } from './cases';
import { CFN_PROPERTIES, ELSEWHERE, PROP_PATHS, VOCABULARY, WRITTEN } from './props-of';
import { classOf } from '../../../src/private/assembly/written-class';
import type { Finding } from '../../../src/private/checks/finding';
import type { WrittenClass } from '../../../src/private/service/props';
import { propOf } from '../../../src/private/service/props';
import type { Kind } from '../../user-pool-fixture';
import { l1Of, UserPoolFixture } from '../../user-pool-fixture';

/**
 * Users are told of what they wrote: of the props of their construct, by the names that its class has. The names are read from the sources,
 * so that a prop which is renamed is found here.
 */
interface Said {
  readonly written: WrittenClass;
  readonly finding: Finding;
}

/** No class has a prop for them. */
const READ_ONLY = ['ClientId', 'ClientSecret'];

const KINDS: readonly Kind[] = ['public', 'confidential', 'machine'];

/** Every finding of every case, on a client of every class. */
function saidOfClients(): Said[] {
  const said: Said[] = [];
  for (const rule of CASES) {
    if ('judges' in rule) {
      for (const build of rule.judges === 'client' ? rule.rejects : []) {
        const fixture = new UserPoolFixture(rule.pool);
        const client = build(fixture);
        said.push(...fixture.judge(client).map((finding) => ({ written: classOf(l1Of(client)), finding })));
      }
    } else if (!('type' in rule)) {
      const own = rule.kind ?? 'public';
      for (const [index, variant] of rule.rejects.entries()) {
        // What a class of another kind makes of a setting is seen with the first.
        const kinds = KINDS.filter((kind) => kind === own || index === 0);
        for (const [maker, kind] of [...kinds.map((each) => ['ours', each] as const), ['l1', own] as const, ['l2', own] as const]) {
          const fixture = new UserPoolFixture(rule.pool);
          const client = fixture[maker](kind, typeof variant === 'function' ? variant(fixture) : variant);
          said.push(...fixture.judge(client).map((finding) => ({ written: classOf(l1Of(client)), finding })));
        }
      }
    }
  }
  return said;
}

const SAID = saidOfClients();

/** What a message quotes is a value, not a name. */
function namesIn({ text }: Finding): string[] {
  return [...new Set(text.replace(/'[^']*'|custom:\w+|userPool\.addDomain|new Cfn\w+\(.*?\)/g, '').match(/\b[a-z]+(?:[A-Z][A-Za-z]*)+\b/g) ?? [])];
}

/** The names of the class that was written, and of each that the text names as another to use. */
function allowedIn({ written, finding: { text } }: Said): (name: string) => boolean {
  const classes = WRITTEN.filter((each) => each === written || new RegExp(`\\b${each}\\b`).test(text));
  return (name) => classes.some((each) => VOCABULARY.get(each)!.has(name));
}

/** One line for each class, name and rule, with the first text. */
function faults(found: readonly (Said & { readonly name: string })[]): string[] {
  const texts = new Map<string, string>();
  for (const { written, name, finding } of found) {
    const key = `${written} ${name} (${finding.id})`;
    if (!texts.has(key)) { texts.set(key, finding.text); }
  }
  return [...texts].map(([key, text]) => `${key}: ${text}`).sort();
}

test('a finding is about clients of each class', () => {
  expect(WRITTEN.filter((written) => !SAID.some((said) => said.written === written))).toEqual([]);
});

test('each label is a prop of the class, or the property of CloudFormation where the class has no prop for it', () => {
  const wrong = SAID.map((said) => ({ ...said, name: propOf(said.finding.property, said.written) })).filter(({ written, name, finding: { property } }) => {
    if (PROP_PATHS.get(written)!.has(name) || VOCABULARY.get(written)!.has(name.split('.').pop()!)) { return false; }
    return !(name === '' || READ_ONLY.includes(name) || (name === property && CFN_PROPERTIES.has(name)));
  });
  expect(faults(wrong)).toEqual([]);
});

test('each prop in a text is one of the class', () => {
  const ofSome = new Set([...VOCABULARY.values()].flatMap((words) => [...words]));
  const isOfOthers = (name: string) => ofSome.has(name) && (!ELSEWHERE.has(name) || PROP_PATHS.get('UserPoolClient')!.has(name));
  const wrong = SAID.flatMap((said) => namesIn(said.finding)
    .filter((name) => isOfOthers(name) && !allowedIn(said)(name))
    .map((name) => ({ ...said, name })));
  expect(faults(wrong)).toEqual([]);
});

test('a property of CloudFormation is named where the class has no prop for it, or where an override is to be removed', () => {
  const wrong = SAID.flatMap((said) => [...CFN_PROPERTIES]
    .filter((name) => propOf(name, said.written) !== name && new RegExp(`(?<!override of )(?<![\\w.'])${name}(?![\\w.'])`).test(said.finding.text))
    .map((name) => ({ ...said, name })));
  expect(faults(wrong)).toEqual([]);
});

test('the table of props names what the sources declare', () => {
  const wrong = WRITTEN.flatMap((written) => [...CFN_PROPERTIES].map((name) => [written, name, propOf(name, written)] as const)
    .filter(([, name, prop]) => prop !== name && !PROP_PATHS.get(written)!.has(prop)));
  expect(wrong).toEqual([]);
});
