import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { inTemporaryFolder } from './meter';
import type { Kind, Maker } from './variants';
import { appOf, KINDS, MAKERS } from './variants';

type Properties = Record<string, unknown>;

/** The L2 cannot set this property: it never writes `DISABLED`. */
const NOT_IN_THE_L2: Record<Kind, readonly string[]> = { public: [], confidential: ['RefreshTokenRotation'], machine: ['RefreshTokenRotation'] };

/**
 * A ratio is valid only if both sides render the same, so every maker must render what the constructs of this library render. No client
 * may have a finding, because a finding costs more than none.
 */
function verify(): void {
  for (const kind of KINDS) {
    for (const withProviders of [true, false]) {
      for (const maker of ['ours', 'rules'] as const) { expectNoFinding(kind, maker, withProviders); }
      const expected = rendered(kind, 'ours', withProviders);
      for (const maker of MAKERS) {
        const actual = rendered(kind, maker, withProviders);
        const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
        const different = names.filter((name) => sorted(expected[name]) !== sorted(actual[name]) && !(maker === 'l2' && NOT_IN_THE_L2[kind].includes(name)));
        if (different.length > 0) {
          throw new Error(`${kind}, ${maker}: ${different.map((name) => `${name} ${sorted(actual[name])} is to be ${sorted(expected[name])}`).join('; ')}`);
        }
      }
    }
  }
}

function rendered(kind: Kind, maker: Maker, withProviders: boolean): Properties {
  return inTemporaryFolder((folder) => {
    const stack = appOf(kind, maker, 1, withProviders, folder).node.findChild('Stack') as Stack;
    return Object.values(Template.fromStack(stack).findResources('AWS::Cognito::UserPoolClient'))[0].Properties as Properties;
  });
}

function expectNoFinding(kind: Kind, maker: Maker, withProviders: boolean): void {
  inTemporaryFolder((folder) => {
    const messages = appOf(kind, maker, 1, withProviders, folder).synth().stacks.flatMap((stack) => stack.messages);
    const findings = messages.filter(({ level }) => level !== 'info').map(({ entry }) => String(entry.data));
    if (findings.length > 0) { throw new Error(`${kind}, ${maker}: ${findings.join('; ')}`); }
  });
}

/** The order of a list does not matter to the service. */
function sorted(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value);
}

verify();
