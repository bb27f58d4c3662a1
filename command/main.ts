import * as fs from 'fs';
import { parseArgs } from 'util';
import { isRule } from './acknowledgements';
import { filesOf } from './files';
import type { Checked, UnreadableFile } from './finding';
import type { Options } from './judged-template';
import { judgeTemplate } from './judged-template';
import { templateOfAnswers } from './live';
import { json } from './output/json';
import { junit } from './output/junit';
import { sarif } from './output/sarif';
import { COLOURED, PLAIN, text } from './output/text';
import { noTemplate, templateIn } from './template';
import { LARGEST, Unreadable } from './yaml-document';
import type { Source } from './yaml-source';
import { readYaml } from './yaml-source';

const USAGE = `Usage: cdk-cognito-app-clients check [options] <files, folders or patterns>
       cdk-cognito-app-clients check [options] --live -

Checks the Cognito app clients of CloudFormation and SAM templates, of synthesized CDK apps (cdk.out),
of what the Serverless Framework compiles (.serverless), or, with --live, of describe calls of the AWS CLI
on standard input. Nothing is sent anywhere.

Options:
  --format text|json|sarif|junit   the format of the output (default: text)
  --strict                         warnings fail as errors do
  --ignore <id>                    acknowledge a finding everywhere; may be repeated
  --parameter <name=value>         the value of a template parameter; may be repeated
  --live -                         read the output of describe calls from standard input
  --help, --version

Exit code: 0 no errors, 1 errors (with --strict: or warnings), 2 something could not be read.
`;

const FORMATS = ['text', 'json', 'sarif', 'junit'];

/** The input and output of the command. */
export interface Streams {
  readonly readInput: () => string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
  readonly version: string;
}

/** Runs the command and returns its exit code. */
export function main(argv: readonly string[], streams: Streams): number {
  let given: ReturnType<typeof parsed>;
  try {
    given = parsed(argv);
  } catch (error) {
    streams.err(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const { values, positionals: [command, ...inputs] } = given;
  if (values.help) { streams.out(USAGE); return 0; }
  if (values.version) { streams.out(`${streams.version}\n`); return 0; }
  const format = values.format ?? 'text';
  const unknown = values.ignore?.find((id) => !isRule(id));
  const problem = command !== 'check' ? `'${command ?? ''}' is not a command: write check`
    : !FORMATS.includes(format) ? `--format is '${format}': write one of ${FORMATS.join(', ')}`
      : values.live !== undefined && values.live !== '-' ? `--live is '${values.live}': write --live - and pipe the answers in`
        : values.live !== undefined && inputs.length > 0 ? '--live reads standard input alone: leave the files out'
          : values.live === undefined && inputs.length === 0 ? 'no files are named'
            : (values.parameter ?? []).find((each) => !each.includes('=')) !== undefined ? '--parameter takes <name=value>'
              : unknown !== undefined ? `--ignore is '${unknown}', which is not the id of any rule` : undefined;
  if (problem !== undefined) {
    streams.err(`${problem}\n\n${USAGE}`);
    return 2;
  }
  const options: Options = {
    ignored: new Set(values.ignore),
    parameters: new Map((values.parameter ?? []).map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)] as const)),
  };
  const { results, unreadable } = values.live === undefined ? checkFiles(inputs, options) : checkAnswers(streams, options);
  const strict = values.strict ?? false;
  streams.out(format === 'json' ? json(results, unreadable)
    : format === 'sarif' ? sarif(results, streams.version, unreadable)
      : format === 'junit' ? junit(results, strict, unreadable)
        : text(results, streams.isTerminal ? COLOURED : PLAIN));
  for (const { file, reason } of unreadable) { streams.err(`${file} could not be read: ${reason}\n`); }
  if (unreadable.length > 0) { return 2; }
  return results.some(({ findings }) => findings.some(({ level }) => level === 'error' || strict)) ? 1 : 0;
}

function parsed(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      strict: { type: 'boolean' },
      ignore: { type: 'string', multiple: true },
      parameter: { type: 'string', multiple: true },
      live: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
}

interface Outcome {
  readonly results: Checked[];
  readonly unreadable: UnreadableFile[];
}

function checkFiles(inputs: readonly string[], options: Options): Outcome {
  const { files, missing } = filesOf(inputs);
  const outcome: Outcome = { results: [], unreadable: missing.map((file) => ({ file, reason: 'there is no such file' })) };
  for (const { file, named } of files) {
    const checked: Outcome = { results: [], unreadable: [] };
    check(file, checked, () => {
      if (fs.statSync(file).size > LARGEST) { throw new Unreadable(`it is larger than ${LARGEST / 1e6} MB, and CloudFormation takes templates of 1 MB`); }
      return readYaml(fs.readFileSync(file, 'utf8'));
    }, named, options);
    outcome.results.push(...checked.results);
    // A folder also contains other files, which may not be YAML.
    if (named || checked.unreadable.length === 0 || mentionsCognito(file)) { outcome.unreadable.push(...checked.unreadable); }
  }
  return outcome;
}

function mentionsCognito(file: string): boolean {
  try {
    return fs.readFileSync(file).includes('AWS::Cognito::');
  } catch {
    return true;
  }
}

function checkAnswers(streams: Streams, options: Options): Outcome {
  const outcome: Outcome = { results: [], unreadable: [] };
  check('standard input', outcome, () => templateOfAnswers(streams.readInput()), true, options);
  return outcome;
}

function check(file: string, { results, unreadable }: Outcome, read: () => Source, named: boolean, options: Options): void {
  try {
    const source = read();
    const template = templateIn(source);
    if (!template && !named) { return; }
    if (!template) { throw noTemplate(source); }
    results.push(judgeTemplate(file, source, template, options));
  } catch (error) {
    unreadable.push({ file, reason: error instanceof Unreadable ? error.message : systemReason(error as NodeJS.ErrnoException) });
  }
}

function systemReason(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'EACCES': case 'EPERM': return 'it may not be read (permission denied)';
    case undefined: return `${error.message} This is a defect of cdk-cognito-app-clients, please report it.`;
    default: return error.code;
  }
}
