import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import * as path from 'path';

const ROOT = path.resolve(__dirname, '..');
const EXAMPLES = path.join(ROOT, 'examples');
const OUT = path.join(EXAMPLES, 'cdk.out');

execFileSync(path.join(ROOT, 'node_modules', '.bin', 'cdk'), ['synth', '--quiet', '--no-notices', '--output', OUT], {
  cwd: EXAMPLES, stdio: ['ignore', 'inherit', 'inherit'],
});

// Prints the page of AppClientReport to the terminal.
const [head, , ...rows] = readFileSync(path.join(OUT, 'app-clients.md'), 'utf8').split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.slice(2, -2).split(' | ').map(plain));
print(head, rows);
process.stdout.write(`\n${rows.length} app clients in ${path.relative(ROOT, path.join(OUT, 'app-clients.md'))}\n`);

function plain(cell: string): string {
  return cell.replace(/<br\/>/g, ' ').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

function print(titles: string[], lines: string[][]): void {
  const widths = titles.map((title, column) => Math.max(title.length, ...lines.map((cells) => cells[column].length)));
  const line = (cells: string[]) => cells.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd();
  process.stdout.write([line(titles), line(widths.map((width) => '-'.repeat(width))), ...lines.map(line)].join('\n') + '\n');
}
