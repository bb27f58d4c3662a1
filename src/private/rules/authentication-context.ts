import type { NeighbourTopic } from './rule';
import { setPlan } from './ways';
import { isKnown, isWhole, lengthOf, shortened, upToFive } from '../assembly/text';
import type { Data } from '../facts/properties-at';
import { textAt, valueAt } from '../facts/properties-at';
import { ACR_VALUE } from '../service/known-values';
import { IDENTITY_PROVIDER, USER_POOL } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/';
const POOL = `${API}API_CreateUserPool.html`;
const PROVIDER = `${API}API_CreateIdentityProvider.html`;
const LEVELS = ['Level1', 'Level2', 'Level3', 'Level4'];
const DEFAULT_NAMES = LEVELS.map((_, index) => `urn:cognito:loa:${index + 1}`);
/** The characters of `AcrValueType`. */
const ILLEGAL = /[^\x21\x23-\x5B\x5D-\x7E]/;

function entriesAt(properties: Data, property: string): readonly [level: string, value: unknown][] {
  const map = valueAt(properties, property);
  return typeof map === 'object' && map !== null && !Array.isArray(map) && isKnown(map) ? Object.entries(map) : [];
}

function faultOfLevel(level: string): string | undefined {
  return LEVELS.includes(level) ? undefined : `'${shortened(level)}' is not a level. Write ${LEVELS.join(', ')}.`;
}

function faultOfName(level: string, name: unknown): string | undefined {
  if (typeof name !== 'string') { return undefined; }
  if (name === '' || lengthOf(name) > ACR_VALUE.max) { return `The name of ${level} has ${lengthOf(name)} characters. Write 1 to ${ACR_VALUE.max}.`; }
  return isWhole(name) && ILLEGAL.test(name) ? `'${shortened(name)}' contains a character that a name cannot have. Write a URL or URN, such as 'urn:acme:loa:2'.` : undefined;
}

function nameIn(config: unknown): unknown {
  return typeof config === 'object' && config !== null ? (config as Data).AcrValue : undefined;
}

/** Names that two levels have, defaults included. */
function twice(names: ReadonlyMap<string, string>): string[] {
  const all = LEVELS.map((level, index) => names.get(level) ?? DEFAULT_NAMES[index]);
  return [...new Set(all.filter((name, index) => isWhole(name) && all.indexOf(name) !== index))].map((name) => `'${shortened(name)}' is the name of two levels (levels without a name have ${DEFAULT_NAMES[0]} to ${LEVELS.length}). Write another name.`);
}

export const authenticationContext: NeighbourTopic = {
  name: 'authentication-context',
  rules: [
    {
      id: 'acr-levels',
      level: 'error',
      summary: 'The levels of authentication are Level1 to Level4, each with a name of its own of 1 to 64 characters.',
      source: POOL,
      property: 'AcrConfiguration',
      appliesTo: [USER_POOL],
      check: ({ properties }) => {
        const entries = entriesAt(properties, 'AcrConfiguration').map(([level, config]) => [level, nameIn(config)] as const);
        const names = new Map(entries.filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string'));
        return [...entries.flatMap(([level, name]) => [faultOfLevel(level), faultOfName(level, name)]), ...twice(names)]
          .filter((fault) => fault !== undefined);
      },
      message: (faults) => upToFive(faults, ' '),
    },
    {
      id: 'acr-tier',
      level: 'error',
      summary: 'Names of one\'s own for the levels of authentication need the plan ESSENTIALS or PLUS.',
      source: POOL,
      property: 'AcrConfiguration',
      appliesTo: [USER_POOL],
      check: ({ properties }, { tier }) => tier === 'LITE' && entriesAt(properties, 'AcrConfiguration').length > 0 ? [tier] : [],
      message: ([tier], pool) => `AcrConfiguration is set, and the user pool is on the ${tier} plan. Remove it, or ${setPlan(pool, 'ESSENTIALS')}.`,
    },
    {
      id: 'acr-mapping',
      level: 'error',
      summary: 'An OIDC provider alone maps levels of authentication, Level1 to Level4.',
      source: PROVIDER,
      property: 'AcrMapping',
      appliesTo: [IDENTITY_PROVIDER],
      check: ({ properties }) => {
        const entries = entriesAt(properties, 'AcrMapping');
        const type = textAt(properties, 'ProviderType');
        return [
          ...entries.length > 0 && isKnown(type) && isWhole(type) && type !== 'OIDC' ? [`A provider of the type ${type} cannot map levels. Remove AcrMapping.`] : [],
          ...entries.flatMap(([level, name]) => [faultOfLevel(level), faultOfName(level, name)]),
        ].filter((fault) => fault !== undefined);
      },
      message: (faults) => upToFive(faults, ' '),
    },
  ],
};
