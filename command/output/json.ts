import { fullId } from '../../src/private/checks/finding';
import type { Checked, UnreadableFile } from '../finding';

/** Output for programs. Each finding has the id with which it can be acknowledged. */
export function json(results: readonly Checked[], unreadable: readonly UnreadableFile[]): string {
  const findings = results.flatMap((result) => result.findings.map((finding) => ({ ...finding, id: fullId(finding.id) })));
  const acknowledged = results.flatMap((result) =>
    result.acknowledged.map(({ finding, reason }) => ({ ...finding, id: fullId(finding.id), reason })));
  const notes = results.flatMap((result) => result.notes.map((note) => ({ file: result.file, note })));
  const clients = results.reduce((sum, result) => sum + result.clients, 0);
  return `${JSON.stringify({ files: results.map(({ file }) => file), clients, findings, acknowledged, notes, unreadable }, undefined, 2)}\n`;
}
