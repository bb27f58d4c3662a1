import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import * as ts from 'typescript';
import { CLIENT_PROPERTIES, isListType } from '../../../src/private/service/property-types';
import type { PropertyType } from '../../../src/private/service/property-types';
import type { WrittenClass } from '../../../src/private/service/props';
import { propOf } from '../../../src/private/service/props';

/** What the sources declare: the public members of a class or struct, each with the name of its type, and what it extends. */
interface Declaration {
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly bases: readonly string[];
}

const ROOT = join(__dirname, '../../..');
const OURS = ['src', 'src/props'].flatMap((folder) => ts.sys.readDirectory(join(ROOT, folder), ['.ts'], undefined, ['*.ts']));
const COGNITO = join(dirname(require.resolve('aws-cdk-lib/aws-cognito')), 'lib');
const CDK = ts.sys.readDirectory(COGNITO, ['.d.ts'], ['**/cognito*.generated.d.ts', '**/private/**']);

function isHidden(member: ts.ClassElement | ts.TypeElement | ts.ParameterDeclaration): boolean {
  return ts.canHaveModifiers(member) && (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword);
}

/** The types that are named in a type or a signature. */
function namesIn(node: ts.Node): string[] {
  const names: string[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isTypeReferenceNode(each)) { names.push(each.typeName.getText().split('.').pop()!); }
    if (!ts.isBlock(each)) { ts.forEachChild(each, visit); }
  };
  visit(node);
  return names;
}

function declarationsIn(files: readonly string[]): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const file of files) {
    for (const statement of ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true).statements) {
      if (!ts.isClassDeclaration(statement) && !ts.isInterfaceDeclaration(statement)) { continue; }
      const members = (statement.members as ts.NodeArray<ts.ClassElement | ts.TypeElement>)
        .filter((member) => member.name !== undefined && !isHidden(member))
        .map((member) => [member.name!.getText(), namesIn(member)] as const);
      const bases = (statement.heritageClauses ?? []).flatMap(({ types }) => types.map(({ expression }) => expression.getText().split('.').pop()!));
      found.set(statement.name!.text, { members: new Map(members), bases });
    }
  }
  return found;
}

const SOURCES = new Map([...declarationsIn(CDK), ...declarationsIn(OURS)]);

/** The classes and structs of this library and of the L2s of Cognito. */
export const CDK_CLASSES: ReadonlySet<string> = new Set(SOURCES.keys());

/** The members of a class or struct with what they inherit: by their names, with the types that they name. */
function membersOf(name: string): Map<string, readonly string[]> {
  const declared = SOURCES.get(name);
  return new Map(declared ? [...declared.bases.flatMap((base) => [...membersOf(base)]), ...declared.members] : []);
}

/** Paths of props: `oAuth.callbackUrls`. */
function pathsOf(name: string, depth = 0): string[] {
  return [...membersOf(name)].flatMap(([member, types]) =>
    [member, ...depth > 2 ? [] : types.flatMap((type) => pathsOf(type, depth + 1)).map((path) => `${member}.${path}`)]);
}

/** The words of all paths. */
function wordsOf(names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => pathsOf(name)).flatMap((path) => path.split('.')));
}

function propertiesIn(type: PropertyType): string[] {
  return typeof type === 'string' ? [] : isListType(type) ? propertiesIn(type[0])
    : Object.entries(type).flatMap(([name, each]) => [name, ...propertiesIn(each).map((path) => `${name}.${path}`)]);
}

/** The properties of an app client in CloudFormation, `TokenValidityUnits.AccessToken` among them. */
export const CFN_PROPERTIES = new Set(propertiesIn(CLIENT_PROPERTIES));

export const WRITTEN: readonly WrittenClass[] = ['PublicAppClient', 'ConfidentialAppClient', 'MachineClient', 'UserPoolClient', 'L1'];

/** The props of the class of a construct, as its sources declare them; those of the L1 are called as CloudFormation calls them. */
export const PROP_PATHS = new Map(WRITTEN.map((written) => [written, written === 'L1' ? CFN_PROPERTIES : new Set(pathsOf(`${written}Props`))]));

/** All that users of a class write: its props and members, and what those take. */
export const VOCABULARY = new Map(WRITTEN.map((written) => [written, written === 'L1' ? new Set<string>() : wordsOf([`${written}Props`, written])]));

/** The L2s of what belongs to a user pool, and of the user pool. */
export const NEIGHBOUR_CLASSES: readonly WrittenClass[] = [
  'UserPool', 'UserPoolDomain', 'UserPoolResourceServer', 'UserPoolGroup', 'UserPoolIdentityProviderAmazon', 'UserPoolIdentityProviderApple',
  'UserPoolIdentityProviderFacebook', 'UserPoolIdentityProviderGoogle', 'UserPoolIdentityProviderOidc', 'UserPoolIdentityProviderSaml',
];

/** The props of a class, as its sources declare them. */
export function propsOf(written: WrittenClass): ReadonlySet<string> {
  return new Set(pathsOf(`${written}Props`));
}

/** What users write elsewhere: on a user pool and what belongs to it. */
export const ELSEWHERE = wordsOf(['UserPool', 'UserPoolProps', 'UserPoolDomainProps', 'OAuthScope', 'UserPoolClientIdentityProvider', 'ClientAttributes', 'UserPoolResourceServerProps']);

/** The property of CloudFormation behind the place that a message names. */
export function propertyCalled(place: string): string {
  const name = /^[\w.]+/.exec(place)![0];
  const property = WRITTEN.flatMap((written) => [...CFN_PROPERTIES].filter((each) => propOf(each, written) === name))[0] ?? name;
  return property + place.slice(name.length);
}
