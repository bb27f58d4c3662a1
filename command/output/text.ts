import { fullId } from '../../src/private/checks/finding';
import type { Checked, FileFinding } from '../finding';
import { RULES_PAGE } from '../finding';

const WIDTH = 100;

/** Terminal colors, or none. */
export interface Style {
  error(text: string): string;
  warning(text: string): string;
  faint(text: string): string;
}

const sgr = (code: number) => (part: string) => `\u001b[${code}m${part}\u001b[0m`;
const plain = (part: string) => part;
export const COLOURED: Style = { error: sgr(31), warning: sgr(33), faint: sgr(2) };
export const PLAIN: Style = { error: plain, warning: plain, faint: plain };

/** Output for people: findings by file and line, their number, and where to read more. */
export function text(results: readonly Checked[], style: Style): string {
  const blocks = results.flatMap(({ findings }) => [...findings].sort((a, b) => a.line - b.line).map((finding) => block(finding, style)));
  const notes = results.flatMap(({ file, notes: remarks }) => remarks.map((note) => `${style.faint('note')} ${file}: ${note}`));
  const more = blocks.length === 0 ? '' : `\n${style.faint(`More about a finding: ${RULES_PAGE}#<id after ::>`)}`;
  return [...blocks, ...notes, summary(results) + more].join('\n\n').concat('\n');
}

function block(finding: FileFinding, style: Style): string {
  const label = finding.level === 'error' ? style.error('error') : style.warning('warning');
  const place = finding.property === '' ? finding.logicalId : `${finding.logicalId}.${finding.property}`;
  return [
    `${finding.file}:${finding.line}: ${label} ${place}`,
    ...wrapped(finding.text),
    ...finding.refusal === undefined ? [] : wrapped(`The service says: "${finding.refusal}"`),
    style.faint(`  ${finding.source}`),
    `  ${fullId(finding.id)}`,
  ].join('\n');
}

function summary(results: readonly Checked[]): string {
  const all = results.flatMap(({ findings }) => findings);
  const errors = all.filter(({ level }) => level === 'error').length;
  const acknowledged = results.reduce((sum, result) => sum + result.acknowledged.length, 0);
  const clients = results.reduce((sum, result) => sum + result.clients, 0);
  return `${counted(clients, 'app client')} in ${counted(results.length, 'file')}: ${counted(errors, 'error')}, ${counted(all.length - errors, 'warning')}`
    + `${acknowledged > 0 ? `, ${acknowledged} acknowledged` : ''}.`;
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function wrapped(sentence: string): string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const word of sentence.split(' ')) {
    if (line.length + word.length >= WIDTH && line.trim() !== '') {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
