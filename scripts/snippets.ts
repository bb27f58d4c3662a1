import { readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '..');
const FIXTURE = path.join(ROOT, 'rosetta', 'docs.ts-fixture');
const HERE = '/// here';

export interface Snippet {
  /** `docs/secret.md:12` */
  readonly where: string;
  readonly code: string;
}

/** The Markdown pages that users read. */
export function markdown(): string[] {
  const docs = readdirSync(path.join(ROOT, 'docs'), { recursive: true }) as string[];
  return ['README.md', ...docs.filter((file) => file.endsWith('.md')).map((file) => path.join('docs', file)).sort()];
}

/** The TypeScript snippets of a page. */
export function snippetsOf(page: string): Snippet[] {
  const text = readFileSync(path.join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```ts(?: [^\n]*)?\n([\s\S]*?)^```$/gm)].map((match) => ({
    where: `${page}:${text.slice(0, match.index).split('\n').length}`, code: match[1],
  }));
}

/** A snippet as a module. It is inserted into the fixture unless it imports CDK itself. The fixture has the imports of the modules that it knows. */
function moduleOf({ code }: Snippet): string {
  if (/^import .* from 'aws-cdk-lib['/]/m.test(code)) { return code; }
  const fixture = readFileSync(FIXTURE, 'utf8');
  const known = new Set([...fixture.matchAll(/ from '(.*)';$/gm)].map(([, module]) => module));
  const imports = [...code.matchAll(/^import .* from '(.*)';$/gm)].filter(([, module]) => !known.has(module)).map(([line]) => line);
  // The compiler refuses `declare` inside a function.
  const declared = code.match(/^declare .*$/gm) ?? [];
  const body = code.replace(/^(?:import|declare) .*$/gm, '').replace(/^export (?=async |function |const )/gm, '');
  return [...imports, fixture.replace(HERE, () => body), ...declared].join('\n');
}

/** The errors of the compiler in snippets: `docs/secret.md:12: …`. */
export function complaints(snippets: readonly Snippet[]): string[] {
  const files = new Map(snippets.map((snippet, index) => [path.join(ROOT, 'test', 'docs', `snippet-${index}.ts`), moduleOf(snippet)]));
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.dev.json'), (file) => ts.sys.readFile(file)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => files.has(file)
    ? ts.createSourceFile(file, files.get(file)!, language)
    : getSourceFile(file, language, ...rest);
  const program = ts.createProgram([...files.keys()], { ...options, noUnusedLocals: false, noUnusedParameters: false, noEmit: true }, host);
  return [...files.keys()].flatMap((file, index) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map(({ messageText }) => `${snippets[index].where}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  });
}
