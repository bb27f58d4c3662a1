import { readFileSync } from 'fs';
import { cpus } from 'os';
import type { Measured, Task } from './child';
import type { Kind, Maker } from './variants';
import { CLIENT_TOPICS, NEIGHBOUR_TOPICS } from '../src/private/rules';

export interface Runs<T, M> {
  readonly task: T;
  readonly measured: readonly M[];
}

/** What loading costs: an app with an L2 client, and this library after it. */
export type Load = readonly [{ time: number; heap: number }, { time: number; heap: number }];

export interface Results {
  readonly load: readonly Load[];
  readonly sizes: readonly Runs<Task, Measured>[];
  readonly scale: readonly Runs<Task, Measured>[];
  readonly rounds: number;
  readonly scaleRounds: number;
}

/** The medians of one task. */
interface Row extends Task {
  readonly construct: number;
  readonly synth: number;
  readonly total: number;
  readonly heap: number;
  readonly peak: number;
}

const CDK = (JSON.parse(readFileSync(require.resolve('aws-cdk-lib/package.json'), 'utf8')) as { version: string }).version;
const LIMIT = 1.25;

const OURS: Record<Kind, string> = { public: '`PublicAppClient`', confidential: '`ConfidentialAppClient`', machine: '`MachineClient`' };

function nameOf({ kind, maker }: { kind: Kind; maker: Maker }): string {
  switch (maker) {
    case 'l1': return 'L1';
    case 'resource': return 'L1 in a trivial `Resource`';
    case 'again': return 'the same once more (noise)';
    case 'l2': return 'L2';
    case 'ours': return OURS[kind];
    case 'rules': return 'L1 with `AppClientRules.apply`';
  }
}

export function report({ load, sizes, scale, rounds, scaleRounds }: Results): string {
  const rows = sizes.map(rowOf);
  const scaleRows = scale.map(rowOf);
  return [
    '# What it costs',
    '',
    '<!-- Written by `npx projen bench`. Do not edit: change `bench/report.ts`. -->',
    '',
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, Node ${process.version.slice(1)}, aws-cdk-lib ${CDK}, ${countRules()} rules.`,
    '',
    ...HOW.map((line) => line.replace('ROUNDS', String(rounds))),
    '',
    '## Is the aim met?',
    '',
    `The aim, with every check on: at most ${LIMIT} of a trivial \`Resource\` around the same L1, not above the L2, no more memory than the L2.`,
    '',
    ...verdicts([...rows, ...scaleRows]),
    '',
    '## 100, 400 and 1,000 clients on one pool with two identity providers',
    '',
    ...tables(rows.filter((row) => row.withProviders)),
    '## 400 clients on one pool without identity providers',
    '',
    ...tables(rows.filter((row) => !row.withProviders)),
    ...scaleRows.length === 0 ? [] : [
      '## 10,000 clients',
      '',
      `In stacks of 400, each with a pool and two identity providers of its own; ${scaleRounds} rounds.`,
      '',
      ...tables(scaleRows),
      ...growth(scaleRows),
      '',
    ],
    '## `require`',
    '',
    `An app with one L2 pool and client, from the first \`require\` to the end of its synth: ${ms(median(load.map(([app]) => app.time)))} ms. \`require('cdk-cognito-app-clients')\` `
      + `after that: ${ms(median(load.map(([, own]) => own.time)))} ms and ${kilobytes(median(load.map(([, own]) => own.heap)))} kB.`,
    '',
  ].join('\n');
}

const HOW = [
  'CPU time of all threads, in milliseconds, to construct and to synthesize; the median of ROUNDS rounds in which each variant runs once, in a process of',
  'its own, after a warm-up. Heap is what is alive per client after synth and a collection; peak is the most that the process had in memory. All variants of a kind',
  'render the same properties (the bench checks that first; the L2 cannot write `RefreshTokenRotation: DISABLED`), distinct callback URLs, ten frames deep in',
  'the stack. CDK\'s own validation of templates is off. The difference between `Resource` and its second run is what a ratio may be off by.',
];

function verdicts(rows: readonly Row[]): string[] {
  const judged = rows.filter((row) => row.maker === 'ours' || row.maker === 'rules');
  return [
    '| | clients | of `Resource` | of the L2 | heap of the L2\'s | peak of the L2\'s | |',
    '| --- | ---: | ---: | ---: | ---: | ---: | --- |',
    ...judged.flatMap((row) => {
      const resource = sibling(rows, row, 'resource');
      const l2 = sibling(rows, row, 'l2');
      if (!resource || !l2) { return []; }
      const ratios = [row.total / resource.total, row.total / l2.total, row.heap / l2.heap, row.peak / l2.peak];
      const missed = ratios.flatMap((value, i) => value <= [LIMIT, 1, 1, 1][i] ? [] : [['`Resource`', 'L2', 'heap', 'peak'][i]]);
      const name = `${nameOf(row)}${row.withProviders ? '' : ', no providers'}`;
      return [`| ${name} | ${row.clients} | ${ratios.map((value) => value.toFixed(2)).join(' | ')} | ${missed.length === 0 ? 'met' : `not met: ${missed.join(', ')}`} |`];
    }),
  ];
}

function tables(rows: readonly Row[]): string[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const title = `${row.kind[0].toUpperCase()}${row.kind.slice(1)}, ${row.clients}`;
    groups.set(title, [...groups.get(title) ?? [], row]);
  }
  return [...groups].flatMap(([title, group]) => [
    `| ${title} | construct | synth | both | of \`Resource\` | of the L2 | heap kB a client | peak MB |`,
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...group.map((row) => {
      const ratio = (maker: Maker) => {
        const other = sibling(group, row, maker);
        return other ? (row.total / other.total).toFixed(2) : '';
      };
      return `| ${nameOf(row)} | ${ms(row.construct)} | ${ms(row.synth)} | ${ms(row.total)} | ${ratio('resource')} | ${ratio('l2')} | `
        + `${(row.heap / row.clients / 1000).toFixed(1)} | ${(row.peak / 1e6).toFixed(0)} |`;
    }),
    '',
  ]);
}

function growth(rows: readonly Row[]): string[] {
  return (['resource', 'ours', 'rules'] as const).map((maker) => {
    const [small, large] = rows.filter((row) => row.maker === maker).sort((a, b) => a.clients - b.clients);
    const each = (row: Row) => row.total / row.clients;
    return `- ${nameOf(large)}: ${each(small).toFixed(3)} ms a client at ${small.clients}, ${each(large).toFixed(3)} ms at ${large.clients}: × ${(each(large) / each(small)).toFixed(2)}.`;
  });
}

function sibling(rows: readonly Row[], row: Row, maker: Maker): Row | undefined {
  return rows.find((other) => other.maker === maker && other.kind === row.kind && other.clients === row.clients
    && other.perStack === row.perStack && other.withProviders === row.withProviders);
}

function rowOf({ task, measured }: Runs<Task, Measured>): Row {
  return {
    ...task,
    construct: median(measured.map((one) => one.construct)),
    synth: median(measured.map((one) => one.synth)),
    total: median(measured.map((one) => one.construct + one.synth)),
    heap: median(measured.map((one) => one.heap)),
    peak: median(measured.map((one) => one.peak)),
  };
}

function countRules(): number {
  return [...CLIENT_TOPICS, ...NEIGHBOUR_TOPICS].reduce((sum, topic) => sum + topic.rules.length, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function ms(time: number): string {
  return time.toFixed(0);
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}
