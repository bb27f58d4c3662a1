import * as fs from 'fs';
import * as path from 'path';
import type { Language } from './language';
import { run } from '../../scripts/packages/run';

/** A snippet of the README or of the API, as jsii-rosetta translates it. */
interface Snippet {
  readonly where: string;
  readonly code: string;
}

interface Tablet {
  readonly snippets: Record<string, {
    readonly location: { readonly api: { readonly fqn?: string }; readonly field: { readonly line?: number } };
    readonly translations: Record<string, { readonly source: string } | undefined>;
  }>;
}

/** Compiles the snippets, translated to Java, and runs them, translated to Python. Returns how many. */
export function checkSnippets(language: Language, copy: string): number {
  const snippets = snippetsIn(language.folder);
  if (language.folder === 'python') {
    fs.writeFileSync(path.join(copy, 'snippets.json'), JSON.stringify({ imports: imports(PYTHON), snippets }));
    run('python', ['snippets.py'], { cwd: copy, env: language.environment(copy) });
  } else {
    snippets.forEach((snippet, index) => {
      fs.writeFileSync(path.join(copy, `src/main/java/Snippet${index}.java`), javaClass(snippet, `Snippet${index}`));
    });
    run('mvn', ['--quiet', 'compile'], { cwd: copy });
  }
  return snippets.length;
}

function snippetsIn(language: string): Snippet[] {
  const { snippets } = JSON.parse(fs.readFileSync('.jsii.tabl.json', 'utf8')) as Tablet;
  return Object.values(snippets).map(({ location, translations }) => {
    const where = location.field.line === undefined ? location.api.fqn! : `README.md:${location.field.line}`;
    const translation = translations[language];
    if (!translation) { throw new Error(`${where} has no translation to ${language}`); }
    return { where, code: translation.source };
  });
}

/** Writes an import of some names, or of a whole module under a name. */
type Importer = (module: string, names: readonly string[], alias: string | undefined) => string;

const PYTHON: Importer = (module, names, alias) => {
  const name = module.replace('aws-cdk-lib', 'aws_cdk').replace(/-/g, '_').replace('/', '.');
  return alias ? `import ${name} as ${alias === 'lambda' ? 'lambda_' : alias}` : `from ${name} import ${names.join(', ')}`;
};

const JAVA: Importer = (module, names, alias) => {
  const name = module.replace('aws-cdk-lib/aws-', 'software.amazon.awscdk.services.').replace('aws-cdk-lib', 'software.amazon.awscdk')
    .replace('cdk-cognito-app-clients', 'io.github.cdkcognitoappclients').replace(/^constructs$/, 'software.constructs').replace('/', '.');
  return alias ? `import ${name}.*;` : names.map((each) => `import ${name}.${each};`).join('\n');
};

const FIXTURE = 'rosetta/default.ts-fixture';

/** The imports of the fixture, which every snippet may rely on. */
function imports(write: Importer): string {
  const fixture = fs.readFileSync(FIXTURE, 'utf8');
  return [...fixture.matchAll(/^import (?:type )?(?:\{ (.*) \}|\* as (\w+)) from '(.*)';$/gm)]
    .map(([, names, alias, module]) => write(module, names?.split(', ') ?? [], alias)).join('\n');
}

/** What jsii-rosetta does not import: the types that only Java has to name, and `Runtime`, which `java.lang` has too. */
const JAVA_IMPORTS = [
  'io.github.cdkcognitoappclients.*', 'java.util.List', 'java.util.Map', 'software.amazon.awscdk.*',
  'software.amazon.awscdk.services.lambda.Function', 'software.amazon.awscdk.services.lambda.Runtime',
].map((name) => `import ${name};`);

/** A snippet as a class. It gets the imports and the variables of the fixture unless it is a whole program. */
function javaClass({ where, code }: Snippet, name: string): string {
  const lines = code.split('\n');
  const own = lines.filter((line) => IMPORT.test(line));
  const imported = new Set([...own.length > 0 ? own : imports(JAVA).split('\n'), ...JAVA_IMPORTS]);
  const declared = [...fs.readFileSync(FIXTURE, 'utf8').matchAll(/^declare const (\w+): (?:\w+\.)?(\w+);$/gm)].map(([, variable, type]) => `    ${type} ${variable};`);
  // What a snippet only declares is a local variable without a value, which Java refuses to read.
  const fields = lines.filter((line) => UNSET.test(line));
  const body = lines.filter((line) => !IMPORT.test(line) && !UNSET.test(line));
  return [
    ...imported, `/** ${where} */`, `class ${name} extends Stack {`, ...own.length > 0 ? [] : declared, ...fields, '    void snippet() {', ...body, '    }', '}', '',
  ].join('\n');
}

const IMPORT = /^import .*;$/;
const UNSET = /^[A-Z]\w* \w+;$/;
