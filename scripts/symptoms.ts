import { readFileSync } from 'fs';
import * as path from 'path';
import { anchorOf } from './markdown';

export const SYMPTOMS_PAGE = path.join(__dirname, '..', 'docs', 'symptoms.md');

/** A symptom that users search for, and the rules that prevent it. */
export interface Symptom {
  readonly heading: string;
  readonly anchor: string;
  readonly rules: readonly string[];
}

/** The entries of the page. An entry links the rules that prevent it. */
export function symptoms(page = readFileSync(SYMPTOMS_PAGE, 'utf8')): Symptom[] {
  return page.split(/^(?=### )/m).slice(1).map((section) => {
    const heading = section.slice(4, section.indexOf('\n'));
    const rules = [...section.matchAll(/\]\(constraints\.md#([a-z0-9-]+)\)/g)].map(([, id]) => id);
    return { heading, anchor: anchorOf(heading), rules: [...new Set(rules)] };
  });
}
