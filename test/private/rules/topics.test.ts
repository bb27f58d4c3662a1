import { join } from 'path';
import * as ts from 'typescript';
import { CLIENT_TOPICS } from '../../../src/private/rules';

const ROOT = join(__dirname, '../../..');
const RULES = join(ROOT, 'src/private/rules');

/** The name of a fact in the list of a topic, and the rules' file without it. */
interface Variant {
  readonly topic: string;
  readonly fact: string;
  readonly file: string;
  readonly text: string;
}

/** The list itself, or the constant of the file that holds it. */
function listAt(expression: ts.Expression, source: ts.SourceFile): ts.ArrayLiteralExpression {
  if (ts.isArrayLiteralExpression(expression)) { return expression; }
  const constants = source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => [...declarationList.declarations]);
  const { initializer } = constants.find(({ name }) => name.getText() === expression.getText())!;
  return (initializer as ts.AsExpression).expression as ts.ArrayLiteralExpression;
}

/** One file beside the original for each name in each topic's list. */
function variantsOf(file: string): Variant[] {
  const text = ts.sys.readFile(file)!;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const variants: Variant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'clientTopic') {
      const topic = node.arguments[0] as ts.StringLiteral;
      const reads = listAt(node.arguments[1], source);
      const facts = (reads.elements as unknown as readonly ts.StringLiteral[]).map((element) => element.text);
      for (const fact of facts) {
        const others = facts.filter((other) => other !== fact).map((other) => `'${other}'`).join(', ');
        variants.push({
          topic: topic.text,
          fact,
          file: file.replace(/\.ts$/, `.${topic.text}-without-${fact}.ts`),
          text: `${text.slice(0, reads.getStart())}[${others}]${text.slice(reads.getEnd())}`,
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return variants;
}

const FILES = ts.sys.readDirectory(RULES, ['.ts']).filter((file) => !file.endsWith('/rule.ts'));
const VARIANTS = FILES.flatMap(variantsOf);

/** What facts are made from does not count for what rules read of them, and takes half a minute to parse. */
const CDK = join(RULES, 'cdk.d.ts');
const WITHOUT_CDK = 'declare module "aws-cdk-lib"; declare module "aws-cdk-lib/*"; declare module "constructs";';

/** All variants in one program, which parses what they import once. */
function programOf(variants: readonly Variant[]): ts.Program {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.dev.json'), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: FILES }, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const texts = new Map([[CDK, WITHOUT_CDK], ...variants.map(({ file, text }) => [file, text] as const)]);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, languageVersion) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, languageVersion);
  };
  host.resolveModuleNameLiterals = (names, containing, redirected, compilerOptions) => names.map(({ text }) => text.startsWith('.')
    ? ts.resolveModuleName(text, containing, compilerOptions, host, undefined, redirected)
    : { resolvedModule: undefined });
  return ts.createProgram({ rootNames: [...FILES, ...texts.keys()], options, host });
}

const PROGRAM = programOf(VARIANTS);

function refusals(file: string): string[] {
  return PROGRAM.getSemanticDiagnostics(PROGRAM.getSourceFile(file)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('every name in every topic is tried', () => {
  const tried = VARIANTS.map(({ topic, fact }) => `${topic}: ${fact}`);
  expect(tried.sort()).toEqual(CLIENT_TOPICS.flatMap(({ name, reads }) => reads.map((fact) => `${name}: ${fact}`)).sort());
});

test('no fact is optional: a rule that reads one would compile where its topic does not name it', () => {
  const file = join(ROOT, 'src/private/facts/client.ts');
  const { statements } = ts.createSourceFile(file, ts.sys.readFile(file)!, ts.ScriptTarget.Latest, true);
  const facts = statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === 'ClientFacts')!;
  expect(facts.members.filter(({ questionToken }) => questionToken).map((member) => member.getText())).toEqual([]);
});

test('the rules as they are compile', () => {
  expect(FILES.flatMap(refusals)).toEqual([]);
});

test.each(VARIANTS.map((variant) => [variant.topic, variant.fact, variant] as const))('%s does not compile without %s', (_, fact, { file }) => {
  expect(refusals(file).join('\n')).toMatch(new RegExp(`\\b${fact}\\b|never`));
});
