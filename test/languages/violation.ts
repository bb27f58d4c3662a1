import type { Run } from '../../scripts/packages/run';

const FIRST = 'Validation failed with the following errors:';
const OUR_FRAMES = [
  /\bat .*[\\/]cdk-cognito-app-clients[\\/](?:lib|src)[\\/]/,
  /File ".*cdk_cognito_app_clients/,
  /^\s*at io\.github\.cdkcognitoappclients\./m,
  /^\s*github\.com\/cdk-cognito-app-clients\/.*\(/m,
];

/** The report as a program in TypeScript shows it: its lines, without the places in the code, which only some languages can name. */
export function reportOf({ stdout, stderr, status }: Run): string[] {
  const lines = (stdout + stderr).split('\n');
  const start = lines.findIndex((line) => line.endsWith(FIRST));
  const end = lines.length - 1 - [...lines].reverse().findIndex((line) => /^ +cdk-cognito-app-clients::/.test(line));
  if (status === 0 || start < 0 || end < start || end === lines.length) { throw new Error(`no report:\n${stdout}${stderr}`); }
  return lines.slice(start + 1, end + 1).map(withoutPlace);
}

/** Throws unless what a program printed holds the whole report, in one piece, right below the sentence that opens it, and no frame of our code. */
export function expectReport({ stdout, stderr, status }: Run, report: readonly string[]): string {
  const text = stdout + stderr;
  if (report.length === 0) { throw new Error('TypeScript gave no report to compare with'); }
  if (status === 0) { throw new Error('the program ended without an error'); }
  for (const frame of OUR_FRAMES) {
    if (frame.test(text)) { throw new Error(`a frame of our code, ${String(frame)}, in:\n${text}`); }
  }
  const lines = text.split(/\r?\n/).map(withoutPlace);
  const starts = lines.flatMap((line, index) => line.endsWith(FIRST) ? [index + 1] : []);
  const complete = starts.filter((start) => {
    // jsii indents the report, Maven writes [ERROR] before each line.
    const margin = lines[start].slice(0, lines[start].length - report[0].length);
    return report.every((line, index) => lines[start + index] === `${margin}${line}`.trimEnd());
  });
  if (complete.length === 0) { throw new Error(`expected\n${report.join('\n')}\nin\n${text}`); }
  return `${report.length} lines, ${complete.length} times, after ${complete[0] - 1} lines of others`;
}

function withoutPlace(line: string): string {
  return line.replace(/ made at \S+:$/, ':').trimEnd();
}
