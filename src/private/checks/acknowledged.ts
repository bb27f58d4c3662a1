import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { fullId, NAMESPACE } from './finding';

/** Why the construct, or one around it, acknowledges a finding by the id that its message prints; `undefined` where none does. */
export function acknowledgementOf(construct: IConstruct, id: string): string | undefined {
  return construct.node.scopes.map((scope) => acknowledgedOn(scope)[fullId(id)]).find((reason) => reason !== undefined);
}

/** An acknowledgement that acknowledges nothing. */
export interface Misacknowledged {
  readonly id: string;
  /** What was meant, where that is clear. */
  readonly meant?: string;
}

/**
 * What is acknowledged on a construct itself under the prefix of this library and is not the id of any rule; and what is the id of a rule
 * without the prefix, or under another that looks like it. CDK puts `Annotation::` before an id without a prefix.
 */
export function misacknowledged(construct: IConstruct, known: ReadonlySet<string>): Misacknowledged[] {
  return Object.keys(acknowledgedOn(construct)).flatMap((id): Misacknowledged[] => {
    const [rule, ...prefix] = id.split('::').reverse();
    if (prefix.join() === NAMESPACE) { return known.has(rule) ? [] : [{ id, meant: alike(rule, known) }]; }
    const isOurs = /^(annotation|.*cognito.*client.*)?$/i.test(prefix.join());
    return isOurs && known.has(rule) ? [{ id: /^annotation$/i.test(prefix.join()) ? rule : id, meant: rule }] : [];
  });
}

/** The rule of which an id differs in letter case or hyphens alone. */
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
