import type { Checked, UnreadableFile } from '../finding';
import { RULES_PAGE } from '../finding';

/**
 * SARIF 2.1.0, in the form that GitHub code scanning accepts.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(results: readonly Checked[], version: string, unreadable: readonly UnreadableFile[]): string {
  const all = results.flatMap(({ findings, acknowledged }) => [
    ...findings.map((finding) => ({ finding, reason: undefined as string | undefined })), ...acknowledged,
  ]);
  const ids = [...new Set(all.map(({ finding }) => finding.id))].sort();
  return `${JSON.stringify({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'cdk-cognito-app-clients',
          version,
          informationUri: 'https://github.com/cdk-cognito-app-clients/cdk-cognito-app-clients',
          rules: ids.map((id) => ({ id, helpUri: `${RULES_PAGE}#${id}`, shortDescription: { text: id } })),
        },
      },
      invocations: [{
        executionSuccessful: unreadable.length === 0,
        toolExecutionNotifications: unreadable.map(({ file, reason }) => ({ level: 'error', message: { text: `${file}: ${reason}` } })),
      }],
      results: all.map(({ finding, reason }) => ({
        ruleId: finding.id,
        ruleIndex: ids.indexOf(finding.id),
        level: finding.level,
        message: { text: [finding.text, finding.refusal && `The service says: "${finding.refusal}"`, finding.source].filter(Boolean).join(' ') },
        locations: [{
          physicalLocation: { artifactLocation: { uri: uriOf(finding.file) }, region: { startLine: finding.line } },
          logicalLocations: [{ name: finding.logicalId, fullyQualifiedName: [finding.logicalId, finding.property].filter(Boolean).join('.'), kind: 'resource' }],
        }],
        ...reason === undefined ? {} : { suppressions: [{ kind: 'inSource', justification: reason }] },
      })),
    }],
  }, undefined, 2)}\n`;
}

function uriOf(file: string): string {
  return file.split(/[\\/]/).map(encodeURIComponent).join('/');
}
