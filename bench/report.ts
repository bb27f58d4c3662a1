import { readFileSync } from 'fs';
import { cpus } from 'os';
import type { Measured, Task } from './child';
import type { Growth } from './growth';
import type { Kind, Maker } from './variants';
import { ruleIds } from '../src/private/rules';

export interface Runs<T, M> {
  readonly task: T;
  readonly measured: readonly M[];
}

/** The cost of loading: an app with an L2 client, and this library in addition. */
export type Load = readonly [{ time: number; heap: number }, { time: number; heap: number }];

export interface Results {
  readonly sizes: readonly Runs<Task, Measured[]>[];
  readonly cold: readonly Runs<Task, Measured[]>[];
  readonly load: readonly Load[];
  readonly growth: readonly (readonly Growth[])[];
}

/** The medians of one app. */
interface Row extends Omit<Task, 'sizes'>, Measured {
  readonly total: number;
}

const CDK = (JSON.parse(readFileSync(require.resolve('aws-cdk-lib/package.json'), 'utf8')) as { version: string }).version;
const LIMIT = 1.15;

const OURS: Record<Kind, string> = { public: '`PublicAppClient`', confidential: '`ConfidentialAppClient`', machine: '`MachineClient`' };

function nameOf({ kind, maker }: { kind: Kind; maker: Maker }): string {
  switch (maker) {
    case 'l1': return 'L1';
    case 'resource': return 'L1 in a trivial `Resource`';
    case 'again': return 'the same once more (noise)';
    case 'l2': return 'L2';
    case 'ours': return OURS[kind];
    case 'rules': return `${kind === 'public' ? '' : `${kind} `}L1 with \`AppClientRules.apply\``;
  }
}

export function report(results: Results): string {
  const rows = results.sizes.flatMap(rowsOf);
  return [
    '# Benchmarks',
    '',
    '<!-- Written by `npx projen bench`. Do not edit: change `bench/report.ts`. -->',
    '',
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, Node ${process.version.slice(1)}, aws-cdk-lib ${CDK}, ${ruleIds().size} rules; `
      + `the median of ${results.load.length} rounds.`,
    '',
    ...HOW,
    '',
    '## Is the aim met?',
    '',
    `The aim, with all checks on: at most ${LIMIT} times the CPU time of a trivial \`Resource\` around the same L1, and at most the CPU time of the L2.`,
    'The columns show ratios. The last column names the ratios that miss the aim.',
    '',
    ...verdicts(rows),
    '',
    '## Clients on one pool without identity providers',
    '',
    ...tables(rows.filter((row) => !row.withProviders)),
    '## Clients on one pool with two identity providers',
    '',
    ...tables(rows.filter((row) => row.withProviders)),
    '## No cost grows faster than the app',
    '',
    'From column to column the app is twice as large. A cell shows the CPU time of the synth and the length of the findings in characters, both divided by the size.',
    '',
    ...growthTable(results.growth),
    '',
    '## A cold start',
    '',
    'Ten clients in a process that has loaded the modules and done nothing else. This is what the user of a small app notices.',
    '',
    ...tables(results.cold.flatMap(rowsOf)),
    `Loading: an app with one L2 user pool and client takes ${ms(median(results.load.map(([app]) => app.time)))} ms from its first \`require\` to the end of its synth. `
      + `After that, \`require('cdk-cognito-app-clients')\` takes ${ms(median(results.load.map(([, own]) => own.time)))} ms and `
      + `${kilobytes(median(results.load.map(([, own]) => own.heap)))} kB.`,
    '',
    ...PROFILE,
  ].join('\n');
}

const HOW = [
  'The figures are the CPU time of all threads in milliseconds, to construct and to synthesize. Each variant runs once in each round, in its own process, after a warm-up with ten apps',
  'of a hundred clients. Heap is the memory of one client that is alive after synth and a garbage collection. Peak is the largest memory of the process. All variants of a kind',
  'render the same properties and get no finding. The benchmark checks that first. (The L2 cannot set `RefreshTokenRotation: DISABLED`.) The callback URLs are distinct, and the clients are',
  'created ten frames deep in one stack, without the resource limit. CDK\'s own validation of templates is off. The second run of `Resource` shows the error of a ratio.',
];

/** Written by hand: the profiles of `node --cpu-prof` for `child.ts` with `resource` and with `ours`, six apps of 2,000 public clients each. */
const PROFILE = [
  '## What is left',
  '',
  'Microseconds of the main thread a client, by `node --cpu-prof`, on 2026-11-26: `PublicAppClient` less the trivial `Resource`, six apps of 2,000 clients without providers in one process.',
  'A `Resource` takes 1,190.',
  '',
  '| part | more than a `Resource` |',
  '| --- | ---: |',
  '| validation | 175 |',
  '| – facts of the clients (the getters of the L1 27, circles, missing items, what else is looked up by resource) | 95 |',
  '| – rules, mostly on names and URLs | 44 |',
  '| the two lists that are tokens: CDK decodes and resolves each of them three times, for references, the template and `tree.json` | 120 |',
  '| garbage collection | 73 |',
  '| construction: checks of the props, settings, two tokens | 44 |',
  '',
  'Judging alone takes 67 without the cost of a first run. It takes 113 if clients that are alike are not judged once, and 126 if the rules on the form of a URL read plain URLs too. So each of',
  'the two saves 5 % of synth. To keep the decided lists of each client (`knownLists` in `decided-once.ts`) saves 7 % without providers and 2 % with two (medians of five runs). A memo for each topic saved 2 % and was removed.',
  '',
  'The lists stay tokens. A plain list that is filled at the start of a synth would save most of the 120, but everything that reads the client before that, such as an Aspect, would see a',
  'list without the providers.',
  '',
  'Loading: a bundle of the package in one file loads in 70 % of the time. It was not built, because stack traces and the source on disk would no longer match.',
  '',
];

function verdicts(rows: readonly Row[]): string[] {
  return [
    '| | clients | of `Resource` | of the L2 | heap of the L2\'s | |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...rows.filter(({ maker }) => maker === 'ours' || maker === 'rules').map((row) => {
      const [resource, l2] = [sibling(rows, row, 'resource')!, sibling(rows, row, 'l2')!];
      const ratios = [row.total / resource.total, row.total / l2.total, row.heap / l2.heap];
      const missed = ['`Resource`', 'L2'].filter((_, i) => ratios[i].toFixed(2) > [LIMIT, 1][i].toFixed(2));
      return `| ${nameOf(row)}${row.withProviders ? ', two providers' : ''} | ${row.clients} | ${ratios.map((ratio) => ratio.toFixed(2)).join(' | ')} | `
        + `${missed.length === 0 ? 'met' : `not met: ${missed.join(', ')}`} |`;
    }),
  ];
}

function growthTable(rounds: readonly (readonly Growth[])[]): string[] {
  const [first] = rounds;
  const sizes = [...new Set(first.map(({ size }) => size))];
  const cell = (name: string, size: number) => {
    const runs = rounds.flatMap((round) => round.filter((each) => each.name === name && each.size === size));
    return `${(median(runs.map(({ time }) => time)) / size).toFixed(2)} ms, ${(runs[0].said / size).toFixed(0)}`;
  };
  return [
    `| | ${sizes.join(' | ')} |`,
    `| --- |${sizes.map(() => ' ---: |').join('')}`,
    ...[...new Set(first.map(({ name }) => name))].map((name) => `| ${name} | ${sizes.map((size) => cell(name, size)).join(' | ')} |`),
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

function sibling(rows: readonly Row[], row: Row, maker: Maker): Row | undefined {
  return rows.find((other) => other.maker === maker && other.kind === row.kind && other.clients === row.clients
    && other.withProviders === row.withProviders);
}

function rowsOf({ task: { sizes, ...task }, measured }: Runs<Task, Measured[]>): Row[] {
  return sizes.map((clients, index) => {
    const medianOf = (figure: (one: Measured) => number) => median(measured.map((one) => figure(one[index])));
    return {
      ...task,
      clients,
      construct: medianOf((one) => one.construct),
      synth: medianOf((one) => one.synth),
      total: medianOf((one) => one.construct + one.synth),
      heap: medianOf((one) => one.heap),
      peak: medianOf((one) => one.peak),
    };
  });
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
