import type { Level } from '../src/private/rules/rule';

/** The page with an entry for each rule, at the anchor of its id. */
export const RULES_PAGE = 'https://github.com/cdk-cognito-app-clients/cdk-cognito-app-clients/blob/main/docs/constraints.md';

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

/** A file that could not be read, and the reason. */
export interface UnreadableFile {
  readonly file: string;
  readonly reason: string;
}

/** The result of one file or input. */
export interface Checked {
  readonly file: string;
  readonly findings: readonly FileFinding[];
  /** The number of app clients. */
  readonly clients: number;
  /** What was not checked, and other remarks, one sentence each. */
  readonly notes: readonly string[];
  readonly acknowledged: readonly { readonly finding: FileFinding; readonly reason: string }[];
}
