import type { IResolveContext } from 'aws-cdk-lib';
import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Assembly } from './assembly';
import { beginsSynth } from './cdk-internals';
import { isReadingDependencies } from './dependencies';

interface Run {
  readonly assembly: Assembly;
  /** Something was rendered from it: the next `preparing` resolve belongs to another synth. */
  used: boolean;
}

/** By the root, from which a construct finds the assembly that everything else of a synth hangs on. The next synth puts another in its place. */
const runs = new WeakMap<IConstruct, Run>();

/**
 * The assembly around a construct, walked once a synth.
 *
 * CDK has no hook for the start of a synth. What is resolved before one begins, by the user's own code, gets a walk of its own that nobody keeps.
 */
export function assemblyAround(construct: IConstruct, context: IResolveContext): Assembly {
  const root = Stage.of(construct) ?? construct.node.root;
  const run = runs.get(root);
  if (beginsSynth(context)) {
    return run && !run.used ? run.assembly : begin(root).assembly;
  }
  if (!run) { return new Assembly(root); }
  // Dependencies are read between two steps of one synth, and nothing of what is rendered then is kept.
  run.used ||= !isReadingDependencies();
  return run.assembly;
}

/** The assembly for a validation, which comes after everything was prepared. */
export function assemblyToValidate(root: IConstruct): Assembly {
  const run = runs.get(root);
  const current = run && !run.used ? run : begin(root);
  current.used = true;
  return current.assembly;
}

function begin(root: IConstruct): Run {
  const run: Run = { assembly: new Assembly(root), used: false };
  runs.set(root, run);
  return run;
}
