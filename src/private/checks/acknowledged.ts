import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { fullId, NAMESPACE } from './finding';
import { isPrefixOfCdk } from '../assembly/cdk-internals';

/** The reason with which the construct, or a construct around it, acknowledges a finding by the id in its message. `undefined` if there is no acknowledgement. */
export function acknowledgementOf(construct: IConstruct, id: string): string | undefined {
  return construct.node.scopes.map((scope) => acknowledgedOn(scope)[fullId(id)]).find((reason) => reason !== undefined);
}

/** An acknowledgement without effect. */
export interface Misacknowledged {
  readonly id: string;
  /** The id that was probably meant, if it is clear. */
  readonly meant?: string;
}

/**
 * Acknowledgements on a construct itself with the prefix of this library and an unknown id. Also acknowledgements with the id of a rule and
 * without the prefix, or with a similar prefix.
 */
export function misacknowledged(construct: IConstruct, known: ReadonlySet<string>): Misacknowledged[] {
  return Object.keys(acknowledgedOn(construct)).flatMap((id): Misacknowledged[] => {
    const [rule, ...prefix] = id.split('::').reverse();
    if (prefix.join() === NAMESPACE) { return known.has(rule) ? [] : [{ id, meant: alike(rule, known) }]; }
    const withoutPrefix = isPrefixOfCdk(prefix.join());
    const isOurs = withoutPrefix || /^(.*cognito.*client.*)?$/i.test(prefix.join());
    return isOurs && known.has(rule) ? [{ id: withoutPrefix ? rule : id, meant: rule }] : [];
  });
}

/** The rule whose id differs only in letter case or hyphens. */
function alike(id: string, known: ReadonlySet<string>): string | undefined {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return [...known].find((rule) => bare(rule) === bare(id));
}

function acknowledgedOn(construct: IConstruct): Record<string, string> {
  const rules: Record<string, string> = {};
  for (const { type, data } of construct.node.metadata) {
    if (type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY) { Object.assign(rules, data); }
  }
  return rules;
}
