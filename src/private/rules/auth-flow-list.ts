import { usesManagedLogin } from './grants';
import { hasProps, isOverride } from './wording';
import type { Fact, ListFact } from '../assembly/text';
import { isKnown, shown, upToFive } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { CHOICE, OF_USERS, ON_PAGES, REFRESH, SRP, SUCCESSORS } from '../service/auth-flows';

export const PROPERTY = 'ExplicitAuthFlows';

/** The props of `AuthFlow`. */
const PROPS: Readonly<Record<string, string>> = {
  [SRP]: 'userSrp',
  [CHOICE]: 'user',
  ALLOW_USER_PASSWORD_AUTH: 'userPassword',
  ALLOW_ADMIN_USER_PASSWORD_AUTH: 'adminUserPassword',
  ALLOW_CUSTOM_AUTH: 'custom',
};

/** The facts that decide how to write a list of flows. */
export type Flows = Pick<ClientFacts, 'ours' | 'written' | 'kind' | 'oauth' | 'grants' | 'providers' | 'authFlows' | 'rotation'>;

/** The flows of a list that are among others. */
export function listedOf(flows: Fact<ListFact>, among: readonly string[]): string[] {
  return isKnown(flows) ? [...new Set(flows.items.filter((flow) => among.includes(flow)))] : [];
}

/** True if the client is known to rotate its refresh tokens. */
export function rotates({ rotation }: Flows): boolean {
  return isKnown(rotation) && rotation.feature === 'ENABLED';
}

function doesNotRotate({ rotation }: Flows): boolean {
  return rotation === undefined || (isKnown(rotation) && rotation.feature !== 'ENABLED');
}

/**
 * The complete list to write, without some flows, with others, and with the current names. Rotation and the refresh flow exclude each other, and
 * an empty list would mean the service's default flows.
 */
export function flowsInstead(client: Flows, { without = [], add = [] }: { without?: readonly string[]; add?: readonly string[] }): string[] {
  const items = [...isKnown(client.authFlows) ? client.authFlows.items : [], ...add];
  // The old names include the refresh flow.
  const refreshes = items.includes(REFRESH) ? !rotates(client) : items.some((flow) => Object.hasOwn(SUCCESSORS, flow)) && doesNotRotate(client);
  const kept = items.filter((flow) => !without.includes(flow) && flow !== REFRESH).map((flow) => SUCCESSORS[flow] ?? flow);
  const isClosed = kept.length === 0 && (without.some((flow) => OF_USERS.includes(flow)) || !refreshes);
  const pagesAreClosed = without.length > 0 && signsInOnPages(client) && !kept.some((flow) => ON_PAGES.includes(flow));
  return [...new Set([...kept, ...(isClosed || pagesAreClosed) && client.kind !== 'machine' ? [SRP] : [], ...refreshes ? [REFRESH] : []])];
}

/** True if flows are written as members of the prop `authFlows`. */
function hasFlowProps(client: Pick<Flows, 'written'>): boolean {
  return hasProps(client) && !isOverride(PROPERTY, client);
}

/** How to write a list of flows: in `authFlows` if the construct has this prop and the flows have a name in it. */
export function writing(flows: readonly string[], client: Pick<Flows, 'written'>): string {
  if (isOverride(PROPERTY, client)) { return `remove the override of ${PROPERTY}`; }
  const props = flows.filter((flow) => Object.hasOwn(PROPS, flow)).map((flow) => `${PROPS[flow]}: true`);
  return `write ${hasFlowProps(client) && props.length > 0 ? `authFlows: { ${props.join(', ')} }` : flows.map(shown).join(', ')}`;
}

/** Flows with the names that the user wrote. */
export function flowsAsWritten(flows: readonly string[], client: Pick<Flows, 'written'>): string {
  return upToFive(flows.map((flow) => hasFlowProps(client) ? PROPS[flow] ?? flow : flow));
}

/** `is listed` or `are listed`. */
export function areListed(flows: readonly string[]): string {
  return flows.length > 1 ? 'are listed' : 'is listed';
}

/** True if users of the user pool sign in on its pages. */
export function signsInOnPages(client: Pick<ClientFacts, 'oauth' | 'grants' | 'providers'>): boolean {
  return usesManagedLogin(client) && isKnown(client.providers) && client.providers.items.includes('COGNITO');
}
