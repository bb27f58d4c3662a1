import { CfnElement, DefaultTokenResolver, Reference, Tokenization } from 'aws-cdk-lib';
import type { IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib';
import { definitionToResolve, unlessRefused } from './cdk-internals';
import type { Elements, StackElements } from './resolve';
import { marked, markedText, reference, substituted } from './resolve';
import { literal, mark } from './text';

/** One text of a template, with its path of keys. The path contains no list indexes and no intrinsic functions. */
export interface PlacedText {
  readonly path: readonly string[];
  /** References are marks. Dynamic references are unchanged. */
  readonly text: string;
  /** The block that contains the text. */
  readonly beside: object;
}

/** Turns references into marks and keeps the parts of a joined text separate, so that none of them is lost. */
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

/** All texts of an element's definition, or of one value in it. Unlike `toData`, it reads the arguments of all intrinsic functions. */
export function textsIn(scope: CfnElement, elements: Elements, value?: unknown): PlacedText[] {
  const resolved = unlessRefused<unknown, undefined>(
    () => Tokenization.resolve(value ?? definitionToResolve(scope), { scope, resolver: RESOLVER, preparing: false }), undefined,
  );
  return [...collect(resolved, elements.elementsOf(scope.stack), [], {})];
}

function* collect(value: unknown, stack: StackElements, path: readonly string[], beside: object): Generator<PlacedText> {
  if (typeof value === 'string') { yield { path, text: literal(value), beside }; }
  if (typeof value !== 'object' || value === null) { return; }
  const text = markedText(value);
  if (text !== undefined) {
    yield { path, text, beside };
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    if (TEXT_FUNCTIONS.has(key)) {
      yield { path, text: flat({ [key]: item }, stack), beside };
    } else if (Array.isArray(value) || key.startsWith('Fn::')) {
      yield* collect(item, stack, path, beside);
    } else {
      yield* collect(item, stack, [...path, key], value);
    }
  }
}

const TEXT_FUNCTIONS: ReadonlySet<string> = new Set(['Ref', 'Fn::GetAtt', 'Fn::Join', 'Fn::Sub']);

function flat(value: unknown, stack: StackElements): string {
  if (typeof value === 'string') { return literal(value); }
  if (Array.isArray(value)) { return value.map((item) => flat(item, stack)).join(' '); }
  if (typeof value !== 'object' || value === null) { return value === undefined || value === null ? '' : String(value); }
  return markedText(value) ?? Object.entries(value).map(([name, argument]) => written(name, argument, stack)).join(' ');
}

/** An intrinsic function as text, or its arguments if it does not return text. */
function written(name: string, argument: unknown, stack: StackElements): string {
  const [first, second, ...more]: unknown[] = Array.isArray(argument) ? argument : [argument];
  if (name === 'Ref') { return reference(first, 'Ref', stack); }
  if (name === 'Fn::GetAtt') {
    const [logicalId, ...attribute] = typeof first === 'string' && second === undefined ? first.split('.') : [first, second, ...more];
    return reference(logicalId, attribute.map((part) => flat(part, stack)).join('.'), stack);
  }
  if (name === 'Fn::Join' && typeof first === 'string' && Array.isArray(second)) {
    return second.map((item) => flat(item, stack)).join(literal(first));
  }
  if (name === 'Fn::Sub') {
    // CfnInclude turns the names in it into tokens.
    const variables = typeof second === 'object' && second !== null ? second : {};
    return substituted(flat(first, stack), variables, stack, (item) => flat(item, stack));
  }
  return flat(argument, stack);
}
