import type { Level } from '../rules/rule';

/** The prefix of the ids that messages print and users acknowledge. */
export const NAMESPACE = 'cdk-cognito-app-clients';

/** What a rule found. */
export interface Finding {
  readonly id: string;
  readonly level: Level;
  readonly property: string;
  readonly text: string;
  readonly refusal?: string;
  readonly source: string;
}

/** The one id of a finding, as printed and acknowledged. */
export function fullId(id: string): string {
  return `${NAMESPACE}::${id}`;
}
