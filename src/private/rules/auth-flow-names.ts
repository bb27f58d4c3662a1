import type { Flows } from './auth-flow-list';
import { areListed, flowsInstead, listedOf } from './auth-flow-list';
import type { ClientRule } from './rule';
import { isKnown, isWhole, listed, shown } from '../assembly/text';
import { KNOWN_FLOWS, SUCCESSORS } from '../service/auth-flows';
import { isNoValue } from '../service/unknown-values';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';

/** The flow that is meant. */
function meant(flow: string): string | undefined {
  const upper = flow.toUpperCase();
  return [upper, `ALLOW_${upper}`, `${upper}_AUTH`, `ALLOW_${upper}_AUTH`].find((name) => KNOWN_FLOWS.includes(name) && name.startsWith('ALLOW_'));
}

/** The names of flows in a list. */
export const authFlowNameRules: readonly ClientRule<Flows>[] = [
  {
    id: 'auth-flow-enum',
    level: 'error',
    summary: 'An authentication flow is one that Cognito knows.',
    source: API,
    property: 'ExplicitAuthFlows',
    check: ({ authFlows: flows }) => isKnown(flows) ? flows.items.filter((flow) => isWhole(flow) && isNoValue(flow, KNOWN_FLOWS)) : [],
    message: (wrong, client) => {
      const guesses = wrong.map(meant);
      const what = `${listed(wrong)} ${wrong.length > 1 ? 'are not flows' : 'is not a flow'} of Cognito.`;
      return guesses.every((guess) => guess !== undefined)
        ? `${what} Write ${flowsInstead(client, { without: wrong, add: guesses }).map(shown).join(', ')}.`
        : `${what} Write one or more of ${KNOWN_FLOWS.filter((flow) => flow.startsWith('ALLOW_')).join(', ')}. If the flow is newer than this library, acknowledge this finding.`;
    },
  },
  {
    id: 'auth-flow-legacy-mix',
    level: 'error',
    summary: 'A list has either old names of flows or names that begin with ALLOW_.',
    source: API,
    property: 'ExplicitAuthFlows',
    refusal: 'Auth flow name with prefix \'ALLOW\' cannot be used with legacy auth flow names.',
    check: ({ authFlows: flows }) => isKnown(flows) && flows.items.some((flow) => flow.startsWith('ALLOW_')) ? listedOf(flows, Object.keys(SUCCESSORS)) : [],
    message: (old, client) => `${listed(old)} ${old.length > 1 ? 'are old names, which' : 'is an old name, which'} cannot be combined with names that begin with ALLOW_. Write ${flowsInstead(client, {}).map(shown).join(', ')}.`,
  },
  {
    id: 'auth-flow-legacy-discouraged',
    level: 'warning',
    summary: 'The old names of flows have successors.',
    source: API,
    property: 'ExplicitAuthFlows',
    // In a list with new names they are an error.
    check: ({ authFlows: flows }) => isKnown(flows) && !flows.items.some((flow) => flow.startsWith('ALLOW_')) ? listedOf(flows, Object.keys(SUCCESSORS)) : [],
    message: (old, client) => `${listed(old)} ${old.length > 1 ? 'are names' : 'is a name'} from before 2019. Names that begin with ALLOW_ cannot be added. Write ${flowsInstead(client, {}).map(shown).join(', ')}.`,
  },
  {
    id: 'auth-flow-duplicates',
    level: 'warning',
    summary: 'A flow is listed once.',
    source: API,
    property: 'ExplicitAuthFlows',
    check: ({ authFlows: flows }) => isKnown(flows)
      ? [...new Set(flows.items.filter((flow, index, all) => isWhole(flow) && all.indexOf(flow) !== index))]
      : [],
    message: (twice) => `${listed(twice)} ${areListed(twice)} more than once. Write ${twice.length > 1 ? 'each' : 'it'} once.`,
  },
];
