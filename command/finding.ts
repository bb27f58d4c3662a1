import type { Level } from '../src/private/rules/rule';

/** One finding in one file. */
export interface FileFinding {
  readonly file: string;
  readonly line: number;
  readonly logicalId: string;
  readonly type: string;
  readonly property: string;
  readonly level: Level;
  /** Without the prefix of this library. */
  readonly id: string;
  readonly text: string;
  readonly refusal?: string;
  readonly source: string;
}

/** A file that could not be read, and why. */
export interface UnreadableFile {
  readonly file: string;
  readonly reason: string;
}

/** What came of one file, or of one input. */
export interface Checked {
  readonly file: string;
  readonly findings: readonly FileFinding[];
  /** How many app clients there are. */
  readonly clients: number;
  /** What was not looked into, and other remarks, each as a sentence. */
  readonly notes: readonly string[];
  readonly acknowledged: readonly { readonly finding: FileFinding; readonly reason: string }[];
}
