import { CfnElement, CfnResource, DefaultTokenResolver, Reference, Stack, Stage, Token, Tokenization } from 'aws-cdk-lib';
import type { CfnOutput, IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Assembly } from '../assembly/assembly';
import { elementAt, marked, markedText } from '../assembly/resolve';
import type { Mark } from '../assembly/text';
import { mark, marksIn } from '../assembly/text';
import { USER_POOL_CLIENT } from '../service/types';

const SECRET = /(^|\.)ClientSecret$/;

/**
 * Properties that keep what is written into them, or hand it to a service that needs it to sign in: by type, as paths.
 *
 * A custom resource is told what its handler needs. What CDK's own writer of exports is told becomes a plain SSM parameter.
 */
const KEPT: readonly (readonly [type: RegExp, property: RegExp])[] = [
  [/^AWS::SecretsManager::Secret$/, /^Properties\.(SecretString|GenerateSecretString\.SecretStringTemplate)$/],
  [/^AWS::Cognito::UserPoolIdentityProvider$/, /^Properties\.ProviderDetails\.client_secret$/],
  [/^AWS::(?!Lambda|Serverless|ECS|Batch|CloudFormation)/, /^Properties\.((?!Variables|Environment|Parameters|Tags)[^.]+\.)*ClientSecret$/],
  [/^Custom::(?!CrossRegionExportWriter$)/, /^Properties\./],
  [/^AWS::CloudFormation::CustomResource$/, /^Properties\./],
];

const indexes = new WeakMap<Assembly, Map<string, string[]>>();

/** The places of the app's templates in which anyone who may read them finds the secret of a client. */
export function secretLeaks(client: CfnResource, assembly: Assembly): readonly string[] {
  let index = indexes.get(assembly);
  if (!index) {
    index = new Map();
    if (assembly.ofType(client.cfnResourceType).some(mayHaveSecret)) { findBelow(assembly.root, assembly, index); }
    indexes.set(assembly, index);
  }
  return index.get(client.node.path) ?? [];
}

function mayHaveSecret(client: CfnResource): boolean {
  const { generateSecret, rawOverrides } = client as unknown as { generateSecret?: unknown; rawOverrides?: object };
  return !('generateSecret' in client) || (generateSecret !== undefined && generateSecret !== false) || Object.keys(rawOverrides ?? {}).length > 0;
}

/** Walks anew: the exports, parameters and outputs that CDK makes of references between stacks are younger than the assembly's own walk. */
function findBelow(construct: IConstruct, assembly: Assembly, index: Map<string, string[]>): void {
  if (CfnElement.isCfnElement(construct) && !isUserPoolClient(construct) && mayHold(construct)) {
    for (const [client, place] of placesIn(construct, assembly)) { index.set(client, [...index.get(client) ?? [], place]); }
  }
  for (const child of construct.node.children) {
    if (!Stage.isStage(child)) { findBelow(child, assembly, index); }
  }
}

/** References to a secret in one element, each with its place; a secret that is kept there is none. */
function placesIn(element: CfnElement, assembly: Assembly): [string, string][] {
  const stack = Stack.of(element);
  const places = new Map<string, [string, string]>();
  const type = CfnResource.isCfnResource(element) ? element.cfnResourceType : '';
  for (const [reference, path] of referencesIn(resolved(element), stack)) {
    const place = path.slice(2).join('.');
    if (!SECRET.test(reference.attribute) || KEPT.some(([types, property]) => types.test(type) && property.test(place))) { continue; }
    const shown = isOutput(element) ? output(element) : `'${element.node.path}' (${place.replace(/^Properties\./, '')})`;
    for (const client of clientsBehind(reference, assembly)) { places.set(`${client} ${place}`, [client, shown]); }
  }
  return [...places.values()];
}

function isOutput(element: CfnElement): element is CfnOutput {
  return 'value' in element && 'exportName' in element;
}

function output(element: CfnElement): string {
  return element.node.scope?.node.id === 'Exports'
    ? `the exports of the stack '${Stack.of(element).node.path}', which CDK makes because another stack uses it`
    : `the output '${element.node.path}'`;
}

/** The client itself, or the one that a custom resource (the L2 reads its secret by one) is asked about. */
function clientsBehind({ path }: Mark, assembly: Assembly): string[] {
  const resource = assembly.at(path);
  if (!resource) { return []; }
  if (isUserPoolClient(resource)) { return [path]; }
  if (!/^Custom::|::CustomResource$/.test(resource.cfnResourceType)) { return []; }
  const named = marksIn(JSON.stringify(assembly.propertiesOf(resource))).map((each) => each.path);
  return [...new Set(named)].filter((each) => isUserPoolClient(assembly.at(each)));
}

/** Leaves references as marks, and what is joined in one text as it was, so that nothing is lost in it. */
class KeepingResolver extends DefaultTokenResolver {
  constructor() {
    super({ join: (left, right) => left === undefined ? right : right === undefined ? left : { 'Fn::Join': ['', [left, right]] } });
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    return Reference.isReference(token) && CfnElement.isCfnElement(token.target)
      ? marked(mark(token.target.node.path, token.displayName))
      : super.resolveToken(token, context, postProcessor);
  }
}

const RESOLVER = new KeepingResolver();

/** A value, or the whole definition of an element. */
function resolved(scope: CfnElement, value?: IResolvable): unknown {
  try {
    const whole = value ?? (scope as unknown as { _toCloudFormation(): unknown })._toCloudFormation();
    return Tokenization.resolve(whole, { scope, resolver: RESOLVER, preparing: false });
  } catch {
    // What CDK cannot render it reports itself.
    return undefined;
  }
}


/** Whether an element is worth being rendered: a tenth of the cost, since most tokens are references and tell at once where they lead. */
function mayHold(element: CfnElement): boolean {
  const { cfnProperties, rawOverrides } = element as unknown as { cfnProperties?: unknown; rawOverrides?: unknown };
  const values = CfnResource.isCfnResource(element)
    ? [cfnProperties, rawOverrides, element.cfnOptions.metadata]
    : isOutput(element) ? [element.value] : [];
  return values.some((value) => holdsSecret(value, element));
}

function holdsSecret(value: unknown, scope: CfnElement): boolean {
  if (typeof value === 'string') {
    return Token.isUnresolved(value) && Tokenization.reverseString(value).tokens.some((token) => leadsToSecret(token, scope));
  }
  if (typeof value !== 'object' || value === null) { return false; }
  if (Tokenization.isResolvable(value)) { return leadsToSecret(value, scope); }
  if (Array.isArray(value)) {
    const list = Token.isUnresolved(value) ? Tokenization.reverseList(value) : undefined;
    return list ? leadsToSecret(list, scope) : value.some((item) => holdsSecret(item, scope));
  }
  return namesSecret(value) || Object.values(value).some((item) => holdsSecret(item, scope));
}

function leadsToSecret(token: IResolvable, scope: CfnElement): boolean {
  if (Reference.isReference(token)) { return SECRET.test(token.displayName); }
  return referencesIn(resolved(scope, token), Stack.of(scope)).some(([{ attribute }]) => SECRET.test(attribute));
}

/** An intrinsic written by hand. */
function namesSecret(value: object): boolean {
  return ('Fn::GetAtt' in value || 'Fn::Sub' in value) && /ClientSecret/.test(JSON.stringify(value));
}

/** The references in a resolved value, each with the property that it stands in. */
function referencesIn(value: unknown, stack: Stack, path: readonly string[] = []): [Mark, readonly string[]][] {
  if (typeof value !== 'object' || value === null) { return []; }
  const text = markedText(value);
  if (text !== undefined) { return marksIn(text).map((reference) => [reference, path]); }
  return Object.entries(value).flatMap(([key, item]): [Mark, readonly string[]][] => [
    ...key === 'Fn::GetAtt' || key === 'Fn::Sub' ? written(key, item, stack).map((reference): [Mark, readonly string[]] => [reference, path]) : [],
    ...referencesIn(item, stack, /^Ref$|^Fn::/.test(key) || Array.isArray(value) ? path : [...path, key]),
  ]);
}

function written(intrinsic: 'Fn::GetAtt' | 'Fn::Sub', argument: unknown, stack: Stack): Mark[] {
  const parts = Array.isArray(argument) ? argument : [argument];
  const isText = intrinsic === 'Fn::GetAtt' ? parts.every((part) => typeof part === 'string') : typeof parts[0] === 'string';
  if (!isText) { return []; }
  const texts = intrinsic === 'Fn::GetAtt' ? [parts.join('.')] : [...parts[0].matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name]) => name.trim());
  return texts.flatMap((text) => {
    const [logicalId, ...attribute] = text.split('.');
    const element = SECRET.test(attribute.join('.')) ? elementAt(logicalId, stack) : undefined;
    return element ? [{ path: element.node.path, attribute: attribute.join('.') }] : [];
  });
}

function isUserPoolClient(element: object | undefined): boolean {
  return element !== undefined && 'cfnResourceType' in element && element.cfnResourceType === USER_POOL_CLIENT;
}
