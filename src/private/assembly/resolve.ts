import { CfnElement, CfnResource, DefaultTokenResolver, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type { IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { HOLE, mark } from './text';

/** What a property turns into that is not to be in the template after all. */
export const ABSENT = Symbol('absent');

/**
 * Leaves a reference as a mark of the construct it refers to.
 *
 * When the app is validated CDK has already replaced references to other stacks by imports, parameters and outputs; what they
 * refer to can then be told by the token alone. The mark stands in an intrinsic, or the L1's own validation would refuse it.
 */
class MarkingResolver extends DefaultTokenResolver {
  constructor() {
    super({ join: (left, right) => isText(left) && isText(right) ? textOf(left) + textOf(right) : { 'Fn::Join': ['', [left, right]] } });
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token) && CfnElement.isCfnElement(token.target)) {
      return { Ref: mark(token.target.node.path, token.displayName) };
    }
    return super.resolveToken(token, context, postProcessor);
  }
}

const RESOLVER = new MarkingResolver();

/** A value with every token resolved, references left as marks in `{ Ref: … }`. */
export function resolveMarked(value: unknown, scope: IConstruct): unknown {
  return Tokenization.resolve(value, { scope, resolver: RESOLVER, preparing: false });
}

/** The whole definition of a resource as the template will show it, overrides included. */
export function definitionOf(resource: CfnResource): Record<string, unknown> {
  const fragment = resolveMarked((resource as unknown as { _toCloudFormation(): unknown })._toCloudFormation(), resource) as {
    Resources?: Record<string, Record<string, unknown>>;
  };
  return Object.values(fragment.Resources ?? {})[0] ?? {};
}

/** How a dynamic reference begins: text to the CDK, which CloudFormation replaces by a parameter or a secret. */
const DYNAMIC = '{{resolve:';
const DYNAMIC_REFERENCE = /\{\{resolve:[^}]*\}\}/g;

function withoutDynamic(text: string): string {
  return text.includes(DYNAMIC) ? text.replace(DYNAMIC_REFERENCE, HOLE) : text;
}

/** True where a value holds a token or a dynamic reference, at any depth. */
export function holdsToken(value: unknown): boolean {
  switch (typeof value) {
    case 'string': return value.includes(DYNAMIC) || (mayBeToken(value) && Token.isUnresolved(value));
    case 'number': return !Number.isSafeInteger(value) && Token.isUnresolved(value);
    case 'object': break;
    default: return false;
  }
  if (value === null) { return false; }
  // A list that is a token itself has one item, a marker that is no token anywhere else.
  if (Array.isArray(value)) { return value.some(holdsToken) || (value.length === 1 && Token.isUnresolved(value)); }
  return Token.isUnresolved(value) || Object.entries(value).some(([key, item]) => /^(Ref$|Fn::)/.test(key) || holdsToken(item));
}

/** Spares most texts the pattern that CDK looks for: its marker, or that of a number in a text. */
function mayBeToken(text: string): boolean {
  return text.includes('{Token[') || text.includes('e+289');
}

/**
 * Plain data out of a resolved value: intrinsics become text with marks and holes, `AWS::NoValue` disappears.
 *
 * @param stack where a logical id in a hand-written intrinsic is looked up
 */
export function toData(value: unknown, stack: Stack): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => toData(item, stack)).filter((item) => item !== ABSENT);
  }
  if (typeof value === 'string') { return withoutDynamic(value); }
  if (typeof value !== 'object' || value === null) { return value; }
  const entries = Object.entries(value);
  if (entries.length === 1 && /^(Ref|Condition|Fn::.*)$/.test(entries[0][0])) {
    const datum = intrinsic(entries[0][0], entries[0][1], stack);
    return typeof datum === 'string' ? withoutDynamic(datum) : datum;
  }
  const data: Record<string, unknown> = {};
  for (const [key, item] of entries) {
    const datum = toData(item, stack);
    if (datum !== ABSENT && datum !== undefined) { data[key] = datum; }
  }
  return data;
}

function intrinsic(name: string, argument: unknown, stack: Stack): unknown {
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? ABSENT : reference(String(argument), 'Ref', stack);
    case 'Fn::GetAtt': {
      const [logicalId, ...attribute] = Array.isArray(argument) ? argument : String(argument).split('.');
      return typeof logicalId === 'string' ? reference(logicalId, attribute.join('.'), stack) : HOLE;
    }
    case 'Fn::Join': {
      const [delimiter, items] = Array.isArray(argument) ? argument : [];
      if (typeof delimiter !== 'string' || !Array.isArray(items)) { return HOLE; }
      return (toData(items, stack) as unknown[]).map(textOf).join(delimiter);
    }
    case 'Fn::Sub': {
      const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
      return typeof template === 'string' ? substituted(template, (variables ?? {}) as Record<string, unknown>, stack) : HOLE;
    }
    default:
      return HOLE;
  }
}

function substituted(template: string, variables: Record<string, unknown>, stack: Stack): string {
  return template.replace(/\$\{(!?)([^}]*)\}/g, (whole, literal: string, name: string) => {
    if (literal) { return whole.replace('!', ''); }
    if (name in variables) { return textOf(toData(variables[name], stack)); }
    const [logicalId, ...attribute] = name.trim().split('.');
    return reference(logicalId, attribute.join('.') || 'Ref', stack);
  });
}

/** A mark as it is; the logical id of a resource of the stack turned into its mark; else nothing is known. */
function reference(target: string, attribute: string, stack: Stack): string {
  if (target.startsWith(MARK_OPENS)) { return target; }
  const resource = elementAt(target, stack);
  return resource ? mark(resource.node.path, attribute) : HOLE;
}

const MARK_OPENS = mark('', '')[0];

/** The resource that a hand-written intrinsic of the stack names. */
export function elementAt(logicalId: string, stack: Stack): CfnElement | undefined {
  return elementsByLogicalId(stack).get(logicalId);
}

const elementsOf = new WeakMap<Stack, Map<string, CfnElement>>();

/** Only a hand-written `{ Ref: 'Id' }` needs this, so the map is made when the first is met. */
function elementsByLogicalId(stack: Stack): Map<string, CfnElement> {
  let elements = elementsOf.get(stack);
  if (!elements) {
    elements = new Map();
    for (const construct of stack.node.findAll()) {
      if (CfnResource.isCfnResource(construct) && construct.stack === stack) {
        elements.set(stack.resolve(construct.logicalId) as string, construct);
      }
    }
    elementsOf.set(stack, elements);
  }
  return elements;
}

/** What `textOf` loses nothing of. */
function isText(value: unknown): boolean {
  return typeof value !== 'object' || (value !== null && 'Ref' in value && String(value.Ref).startsWith(MARK_OPENS));
}

function textOf(value: unknown): string {
  if (typeof value === 'string') { return value; }
  if (typeof value === 'number' || typeof value === 'boolean') { return String(value); }
  if (typeof value === 'object' && value !== null && 'Ref' in value && String(value.Ref).startsWith(MARK_OPENS)) {
    return String(value.Ref);
  }
  return value === undefined ? '' : HOLE;
}
