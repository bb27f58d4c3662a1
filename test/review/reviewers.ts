import { spawnSync } from 'child_process';
import * as path from 'path';
import type { App, Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { CHECKOV } from '../other-validators/python';

/** The ids that the packs of cdk-nag report for a stack of a synthesized app. */
export function nagFindings(app: App, stack: Stack): string[] {
  const found = [AwsSolutionsChecks, NIST80053R5Checks, PCIDSS321Checks].flatMap((Pack) => new Pack(app).validateScope(stack).violations)
    .map(({ ruleName }) => ruleName.replace(/\[.*/, ''));
  return [...new Set(found)].sort();
}

export const hasCheckov = spawnSync(CHECKOV, ['--version']).status === 0;

/** The ids that checkov reports for the template of a stack, which it must be able to read. */
export function checkovFindings(app: App, stack: Stack): string[] {
  const template = path.join(app.synth().directory, stack.templateFile);
  const { stdout } = spawnSync(CHECKOV, ['-f', template, '--framework', 'cloudformation', '--output', 'json', '--skip-download'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const { results, summary } = JSON.parse(stdout) as {
    results: { failed_checks: { check_id: string }[] };
    summary: { resource_count: number; parsing_errors: number };
  };
  expect(summary.parsing_errors).toBe(0);
  expect(summary.resource_count).toBeGreaterThan(0);
  return [...new Set(results.failed_checks.map((each) => each.check_id))].sort();
}
