import { spawnSync } from 'child_process';
import type { Run } from '../../scripts/packages/run';

/** How the users of one language install this library and run an app. */
export interface Language {
  readonly name: string;

  /** The folder of the example in `examples/`, and of the programs in `test/languages/programs/`. */
  readonly folder: string;

  /** The jsii target of its package. */
  readonly target: 'js' | 'python' | 'java' | 'go';

  /** The programs that must be on the machine, each with the argument that makes it show its version. */
  readonly tools: readonly (readonly [string, string])[];

  /** The file of the example that names the versions of what it needs. */
  readonly manifest: string;

  /** The program in `programs/` that violates a rule. */
  readonly violation: string;

  /** The programs in `programs/` that check something of their own. */
  readonly programs: readonly string[];

  /** Whether the snippets of the README, as jsii-rosetta translates them, have to work. */
  readonly translated: boolean;

  /** What is set in the terminal where the commands of the example's README are typed. */
  environment(copy: string): Record<string, string>;

  /** Makes the copy of the example take the package that was built here. */
  usePackage(copy: string): void;

  /** Runs a program in a copy of the example that has been installed. */
  run(copy: string, program: string): Run;

  /** Runs the tests of findings that docs/testing.md shows, in the test framework of the language. Returns how many passed. */
  runTests?(copy: string): number;

  /** Has a type checker read what docs/ shows. Returns its name. */
  checkTypes?(copy: string): string;

  /** Brings the newest CDK of the language's own registry into the copy. */
  useNewestCdk(copy: string): { readonly version: string } | { readonly notServed: string };
}

/** The first tool that is not there. */
export function missingTool(language: Language): string | undefined {
  return language.tools.find(([tool, argument]) => spawnSync(tool, [argument]).status !== 0)?.[0];
}
