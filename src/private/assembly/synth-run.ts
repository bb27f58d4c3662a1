import type { IResolveContext } from 'aws-cdk-lib';
import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Assembly } from './assembly';
import { beginsSynth } from './cdk-internals';
import { isReadingDependencies } from './dependencies';

interface Run {
  readonly assembly: Assembly;
  /** True if something was rendered from it, so the next `preparing` resolve belongs to another synth. */
  used: boolean;
}

/** By root. A construct finds here the assembly with the state of the current synth. The next synth replaces it. */
const runs = new WeakMap<IConstruct, Run>();

/**
 * The assembly around a construct, walked once for each synth.
 *
 * CDK has no start-of-synth hook. If the user's code resolves something before a synth, that gets its own walk, which is not kept.
 */
export function assemblyAround(construct: IConstruct, context: IResolveContext): Assembly {
  const root = Stage.of(construct) ?? construct.node.root;
  const run = runs.get(root);
  if (beginsSynth(context)) {
    return run && !run.used ? run.assembly : begin(root).assembly;
  }
  if (!run) { return new Assembly(root); }
  // Dependencies are read between two steps of one synth, and nothing that is rendered at that time is kept.
  run.used ||= !isReadingDependencies();
  return run.assembly;
}

/** The assembly for a validation, which runs after everything is prepared. */
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
