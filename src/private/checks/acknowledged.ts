import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { fullId, NAMESPACE } from './finding';

/** Why the construct, or one around it, acknowledges a finding by the id that its message prints; `undefined` where none does. */
export function acknowledgementOf(construct: IConstruct, id: string): string | undefined {
  return construct.node.scopes.map((scope) => acknowledgedOn(scope)[fullId(id)]).find((reason) => reason !== undefined);
}

/** The ids of this library that are acknowledged on a construct itself and that no rule has. */
export function unknownAcknowledgements(construct: IConstruct, known: ReadonlySet<string>): string[] {
  return Object.keys(acknowledgedOn(construct))
    .filter((id) => id.startsWith(`${NAMESPACE}::`) && !known.has(id.slice(NAMESPACE.length + 2)));
}

function acknowledgedOn(construct: IConstruct): Record<string, string> {
  const rules: Record<string, string> = {};
  for (const { type, data } of construct.node.metadata) {
    if (type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY) { Object.assign(rules, data); }
  }
  return rules;
}
