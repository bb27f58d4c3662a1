import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** What to check in one assembly, besides the clients of this library. */
export interface Scopes {
  /** The scopes of `AppClientRules.apply`. */
  readonly applied: IConstruct[];
  /** The report of each construct with errors, from the last synth. */
  readonly errors: Map<IConstruct, string>;
  /** The constructs with a validation that prints their report. */
  readonly validated: Set<IConstruct>;
}

/**
 * By the root of each assembly. It is not for one synth only, because the applied scopes and the validations of a construct exist as long as
 * the construct. Each validation starts without errors.
 */
const registered = new WeakMap<IConstruct, Scopes>();

/** What is checked in an assembly. `undefined` if nothing is. */
export function registeredAt(root: IConstruct): Scopes | undefined {
  return registered.get(root);
}

/** What is checked in an assembly. The first call adds the validation of the assembly. */
export function register(root: IConstruct, validate: (scopes: Scopes) => string[]): Scopes {
  const known = registered.get(root);
  if (known) { return known; }
  const scopes: Scopes = { applied: [], errors: new Map(), validated: new Set() };
  registered.set(root, scopes);
  root.node.addValidation({ validate: () => validate(scopes) });
  return scopes;
}

/** The App or the Stage that contains a construct. An App or a Stage contains itself. `Stage.of` of a Stage returns the Stage around it. */
export function assemblyRootOf(construct: IConstruct): IConstruct {
  return Stage.isStage(construct) ? construct : Stage.of(construct) ?? construct.node.root;
}

/** A construct and all constructs below it in the same assembly. */
export function constructsOf(construct: IConstruct): IConstruct[] {
  const all: IConstruct[] = [construct];
  for (const each of all) {
    all.push(...each.node.children.filter((child) => !Stage.isStage(child)));
  }
  return all;
}

/** All Stages below a construct, also those in other Stages. */
export function stagesBelow(construct: IConstruct): IConstruct[] {
  return construct.node.children.flatMap((child) => [...Stage.isStage(child) ? [child] : [], ...stagesBelow(child)]);
}

/** The Stages that were added after `apply`. A Stage that existed at that time checks its own content. */
export function lateStages(scope: IConstruct): IConstruct[] {
  return scope.node.children.flatMap((child) => {
    if (!Stage.isStage(child)) { return lateStages(child); }
    return registered.get(child)?.applied.includes(child) ? [] : [child, ...lateStages(child)];
  });
}
