import { CfnElement, CfnResource, DefaultTokenResolver, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type { IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { definitionToResolve, mayBeToken, mayHoldToken, resourceIn, unlessRefused } from './cdk-internals';
import { HOLE, holdsOwn, isWhole, literal, mark } from './text';

const REFUSED = Symbol('refused');

/** The value of a property that CDK removes from the template. */
export const ABSENT = Symbol('absent');

const MARKED = 'cdk-cognito-app-clients';

/**
 * A text with marks while a value is resolved. Any other text is from the user.
 *
 * It is wrapped in an intrinsic function, because the validation of an L1 would refuse it otherwise. CDK must know the function, because an
 * override would be merged with it otherwise.
 */
export function marked(text: string): object {
  return { Ref: { [MARKED]: text } };
}

/** The text with marks, if a resolved value is one. */
export function markedText(value: unknown): string | undefined {
  const target = typeof value === 'object' && value !== null && 'Ref' in value ? value.Ref : undefined;
  return typeof target === 'object' && target !== null && MARKED in target ? target[MARKED] as string : undefined;
}

/**
 * Turns a reference into a mark of its target construct.
 *
 * When the app is validated, CDK has already replaced references to other stacks by imports, parameters and outputs. Only the token
 * then shows the target.
 */
class MarkingResolver extends DefaultTokenResolver {
  constructor() {
    super({ join: (left, right) => isPlain(left) && isPlain(right) ? `${left}${right}` : joined(left, right) });
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token) && CfnElement.isCfnElement(token.target)) {
      return marked(mark(token.target.node.path, token.displayName));
    }
    return super.resolveToken(token, context, postProcessor);
  }
}

const RESOLVER = new MarkingResolver();

/** The resources that hand-written intrinsic functions of a stack can name by logical id. */
export interface StackElements {
  elementAt(logicalId: string): CfnElement | undefined;
}

/** The stacks of an assembly. */
export interface Elements {
  elementsOf(stack: Stack): StackElements;
}

type Plain = string | number | boolean;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** `toData` handles what is unknown here, such as the text of an `Fn::Sub`. */
function joined(left: unknown, right: unknown): object {
  const [start, end] = [pieceOf(left), pieceOf(right)];
  return start !== undefined && end !== undefined ? marked(start + end) : { 'Fn::Join': ['', [left ?? '', right ?? '']] };
}

/** A resolved part of a text. */
function pieceOf(value: unknown): string | undefined {
  if (value === undefined) { return ''; }
  return isPlain(value) ? literal(String(value)) : markedText(value);
}

/** A value with all tokens resolved and references as marks. */
export function resolveMarked(value: unknown, scope: IConstruct): unknown {
  return Tokenization.resolve(value, { scope, resolver: RESOLVER, preparing: false });
}

/** A value as plain data. A value that CDK cannot resolve is unknown, and CDK reports it itself. */
export function dataOf(value: unknown, scope: IConstruct, elements: Elements): unknown {
  const resolved = unlessRefused(() => resolveMarked(value, scope), REFUSED);
  return resolved === REFUSED ? HOLE : toData(resolved, elements.elementsOf(Stack.of(scope)));
}

/** The definition of a resource in the template, with overrides. `undefined` if CDK refuses to render it. */
export function definitionOf(resource: CfnResource): Record<string, unknown> | undefined {
  const resolved = unlessRefused(() => resolveMarked(definitionToResolve(resource), resource), REFUSED);
  return resolved === REFUSED ? undefined : resourceIn(resolved) ?? {};
}

/** The start of a dynamic reference. For CDK it is text. CloudFormation replaces it by a parameter or a secret. */
const DYNAMIC = '{{resolve:';
const DYNAMIC_REFERENCE = /\{\{resolve:[^}]*\}\}/g;

function withoutDynamic(text: string): string {
  return text.includes(DYNAMIC) ? text.replace(DYNAMIC_REFERENCE, HOLE) : text;
}

/** True if a value is not plain data, because it contains a token or a dynamic reference at any depth. */
export function holdsToken(value: unknown): boolean {
  switch (typeof value) {
    case 'string': return value.includes(DYNAMIC) || holdsOwn(value) || (mayHoldToken(value) && Token.isUnresolved(value));
    case 'number': return mayBeToken(value) && Token.isUnresolved(value);
    case 'object': break;
    // JSON has no such number, so CDK refuses it when it writes the template.
    case 'bigint': return true;
    default: return false;
  }
  if (value === null) { return false; }
  // A list that is a token has one item, a marker that is not a token anywhere else.
  if (Array.isArray(value)) { return value.some(holdsToken) || (value.length === 1 && Token.isUnresolved(value)); }
  return Token.isUnresolved(value) || Object.entries(value).some(([key, item]) => /^(Ref$|Fn::)/.test(key) || holdsToken(item));
}

/** What represents `null` in the data: a present value or an unknown value. */
export type Nothing = null | typeof HOLE;

/**
 * The plain data of a resolved value. Intrinsic functions become text with marks and holes, and `AWS::NoValue` is removed.
 *
 * Malformed values are unknown. They may be anywhere in the app, and CloudFormation reports them.
 *
 * @param stack the stack in which logical ids of hand-written intrinsic functions are looked up
 * @param nothing represents `null`, which CloudFormation does not accept anywhere
 */
export function toData(value: unknown, stack: StackElements, nothing: Nothing = HOLE): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => toData(item, stack, nothing)).filter((item) => item !== ABSENT);
  }
  if (typeof value === 'string') { return withoutDynamic(literal(value)); }
  if (value === null) { return nothing; }
  if (value instanceof Date || typeof value === 'bigint') { return HOLE; }
  if (typeof value !== 'object') { return value; }
  const entries = Object.entries(value);
  if (entries.length === 1 && /^(Ref|Condition|Fn::.*)$/s.test(entries[0][0])) {
    const datum = markedText(value) ?? intrinsic(entries[0][0], entries[0][1], stack);
    return typeof datum === 'string' ? withoutDynamic(datum) : datum;
  }
  // `fromEntries` treats `__proto__` like any other name.
  return Object.fromEntries(entries
    .map(([key, item]) => [literal(key), toData(item, stack, nothing)])
    .filter(([, datum]) => datum !== ABSENT && datum !== undefined));
}

function intrinsic(name: string, argument: unknown, stack: StackElements): unknown {
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? ABSENT : reference(argument, 'Ref', stack);
    case 'Fn::GetAtt': {
      const [logicalId, ...attribute] = Array.isArray(argument) ? argument : typeof argument === 'string' ? argument.split('.') : [];
      return attribute.every((part) => typeof part === 'string') ? reference(logicalId, attribute.join('.'), stack) : HOLE;
    }
    case 'Fn::Join': {
      const [delimiter, items] = Array.isArray(argument) ? argument : [];
      if (typeof delimiter !== 'string' || !Array.isArray(items)) { return HOLE; }
      return (toData(items, stack) as unknown[]).map(textOf).join(literal(delimiter));
    }
    case 'Fn::Split': {
      const [delimiter, text] = Array.isArray(argument) ? argument : [];
      const datum = toData(text, stack);
      return typeof delimiter === 'string' && delimiter !== '' && typeof datum === 'string' ? split(datum, literal(delimiter)) : HOLE;
    }
    case 'Fn::Sub': {
      const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
      const text = typeof template === 'string' ? literal(template) : markedText(template);
      return text !== undefined && typeof variables === 'object' && variables !== null
        ? substituted(text, variables, stack, (datum) => textOf(toData(datum, stack)))
        : HOLE;
    }
    default:
      return HOLE;
  }
}

/** The items of an `Fn::Split`. An unknown part may contain the delimiter, so it may be several items. */
function split(text: string, delimiter: string): string[] | typeof HOLE {
  const items = text.split(delimiter).map((item) => isWhole(item) ? item : HOLE);
  return items.every((item) => item === HOLE) ? HOLE : items;
}

/** The text of an `Fn::Sub`. */
export function substituted(template: string, variables: object, stack: StackElements, read: (value: unknown) => string): string {
  const values = new Map(Object.entries(variables));
  return template.replace(/\$\{(!?)([^}]*)\}/g, (whole, escape: string, name: string) => {
    if (escape) { return whole.replace('!', ''); }
    if (values.has(name)) { return read(values.get(name)); }
    const [logicalId, ...attribute] = name.trim().split('.');
    return reference(logicalId, attribute.join('.') || 'Ref', stack);
  });
}

/** The mark of the resource with a logical id in the stack. Unknown if there is no such resource. */
export function reference(target: unknown, attribute: string, stack: StackElements): string {
  const resource = typeof target === 'string' ? stack.elementAt(target) : undefined;
  return resource ? mark(resource.node.path, attribute) : HOLE;
}

/** A datum as part of a text. */
function textOf(datum: unknown): string {
  return isPlain(datum) ? String(datum) : datum === undefined ? '' : HOLE;
}
