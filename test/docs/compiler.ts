import * as path from 'path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '..', '..');

/** What the compiler says of source texts, by their place in the list. */
export function complaints(sources: readonly string[]): string[] {
  const files = new Map(sources.map((source, index) => [path.join(__dirname, `snippet-${index}.ts`), source]));
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.dev.json'), (file) => ts.sys.readFile(file)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => files.has(file)
    ? ts.createSourceFile(file, files.get(file)!, language)
    : getSourceFile(file, language, ...rest);
  const program = ts.createProgram([...files.keys()], { ...options, noUnusedLocals: false, noEmit: true, types: [] }, host);
  return [...files.keys()].flatMap((file, index) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map(({ messageText }) => `${index}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  });
}
