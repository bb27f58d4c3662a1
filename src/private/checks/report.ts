import type { CfnResource } from 'aws-cdk-lib';
import type { Finding } from './finding';
import { fullId } from './finding';
import { placeHint, placeOf } from './place';
import type { WrittenClass } from '../service/props';
import { propOf } from '../service/props';
import { USER_POOL_CLIENT } from '../service/types';

const WIDTH = 110;
const MARGIN = ' '.repeat(6);

/**
 * All findings of one client with errors.
 *
 * CDK adds the construct path before the first line and does not change the other lines.
 */
export function errorReport(resource: CfnResource, written: WrittenClass, findings: readonly Finding[]): string {
  const errors = findings.filter((finding) => finding.level === 'error');
  const warnings = findings.filter((finding) => finding.level === 'warning');
  const place = placeOf(resource);
  const hint = place === undefined ? placeHint() : undefined;
  return [
    `${count(errors.length, 'error')}${warnings.length > 0 ? ` and ${count(warnings.length, 'warning')}` : ''}`
      + ` in the ${nounOf(resource)}${place === undefined ? '' : ` made at ${visible(place)}`}:`,
    ...hint === undefined ? [] : wrapped(hint, '    '),
    ...[...errors, ...warnings].flatMap((finding) => ['', ...lines(finding, written), `${MARGIN}${fullId(finding.id)}`]),
    '',
  ].join('\n');
}

function nounOf(resource: CfnResource): string {
  return resource.cfnResourceType === USER_POOL_CLIENT ? 'app client' : resource.cfnResourceType;
}

/** One warning. CDK adds the id. */
export function warningText(resource: CfnResource, written: WrittenClass, finding: Finding): string {
  const place = placeOf(resource);
  return [`${described(finding, written)}${place === undefined ? '' : ` (${visible(place)})`}`, ...refusal(finding), `See ${finding.source}`].join(' ');
}

function lines(finding: Finding, written: WrittenClass): string[] {
  const label = finding.level === 'error' ? '    error ' : '    warning ';
  return [
    ...wrapped(described(finding, written), label),
    ...refusal(finding).flatMap((remark) => wrapped(remark, MARGIN)),
    `${MARGIN}${finding.source}`,
  ];
}

function described(finding: Finding, written: WrittenClass): string {
  return visible(finding.property === '' ? finding.text : `${propOf(finding.property, written)}: ${finding.text}`);
}

function refusal(finding: Finding): string[] {
  return finding.refusal === undefined ? [] : [visible(`The service says: "${finding.refusal}"`)];
}

/** Characters that would break lines of the report or hide a part of it: control characters, line separators, marks of writing direction. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function visible(text: string): string {
  return text.replace(HIDDEN, (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function wrapped(text: string, start: string): string[] {
  const result: string[] = [];
  let line = start;
  for (const word of text.split(' ')) {
    if (line.length + word.length > WIDTH) {
      result.push(line.trimEnd());
      line = MARGIN;
    }
    line += `${word} `;
  }
  return [...result, line.trimEnd()];
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
