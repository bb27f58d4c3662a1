import { fullId } from '../../src/private/checks/finding';
import type { Checked, UnreadableFile } from '../finding';

/** JUnit XML: a suite for each file, and a failed test for each finding. A file without findings is one passed test. */
export function junit(results: readonly Checked[], strict: boolean, unreadable: readonly UnreadableFile[]): string {
  const suites = results.map(({ file, findings, acknowledged }) => {
    const cases = [
      ...findings.map((finding) => {
        const name = `${finding.logicalId}${finding.property && `.${finding.property}`} ${fullId(finding.id)}`;
        const message = `${finding.level}: ${finding.text}`;
        const fails = finding.level === 'error' || strict;
        const body = `${file}:${finding.line}: ${message} ${finding.source}`;
        return `    <testcase classname="${xml(file)}" name="${xml(name)}" file="${xml(file)}" line="${finding.line}">`
          + (fails ? `<failure type="${finding.level}" message="${xml(message)}">${xml(body)}</failure>` : `<system-out>${xml(body)}</system-out>`)
          + '</testcase>';
      }),
      ...acknowledged.map(({ finding, reason }) =>
        `    <testcase classname="${xml(file)}" name="${xml(`${finding.logicalId} ${fullId(finding.id)}`)}"><skipped message="${xml(reason)}"/></testcase>`),
    ];
    const all = cases.length > 0 ? cases : [`    <testcase classname="${xml(file)}" name="no findings"/>`];
    const failures = findings.filter(({ level }) => level === 'error' || strict).length;
    return `  <testsuite name="${xml(file)}" tests="${all.length}" failures="${failures}" errors="0" skipped="${acknowledged.length}">\n${all.join('\n')}\n  </testsuite>`;
  });
  const broken = unreadable.map(({ file, reason }) => `  <testsuite name="${xml(file)}" tests="1" failures="0" errors="1" skipped="0">\n`
    + `    <testcase classname="${xml(file)}" name="is read"><error message="${xml(reason)}"/></testcase>\n  </testsuite>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="cdk-cognito-app-clients">\n${[...suites, ...broken].join('\n')}\n</testsuites>\n`;
}

/** Text in XML 1.0, which cannot represent control characters. */
function xml(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\n/g, '&#10;');
}
