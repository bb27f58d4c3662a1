import { CfnElement, DefaultTokenResolver, Reference, Tokenization } from 'aws-cdk-lib';
import type { IPostProcessor, IResolvable, IResolveContext, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { reference, substituted } from './resolve';
import { mark } from './text';

/** One text of a template, with the keys that lead to it. List indexes and intrinsic functions are not among them. */
export interface PlacedText {
  readonly path: readonly string[];
  /** References are marks, dynamic references are as written. */
  readonly text: string;
  /** The block that the text is in. */
  readonly beside: Readonly<Record<string, unknown>>;
}

/** Leaves references as marks, and keeps the parts of a joined text apart, so that none of them is lost. */
class KeepingResolver extends DefaultTokenResolver {
  constructor() {
    super({ join: (left, right) => left === undefined ? right : right === undefined ? left : { 'Fn::Join': ['', [left, right]] } });
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    return Reference.isReference(token) && CfnElement.isCfnElement(token.target)
      ? { Ref: mark(token.target.node.path, token.displayName) }
      : super.resolveToken(token, context, postProcessor);
  }
}

const RESOLVER = new KeepingResolver();

/** Every text of an element's definition. Unlike `toData`, it reads into every intrinsic function. */
export function textsOf(element: CfnElement): PlacedText[] {
  return textsIn((element as unknown as { _toCloudFormation(): unknown })._toCloudFormation(), element);
}

/** Every text of a value of the construct tree. */
export function textsIn(value: unknown, scope: CfnElement): PlacedText[] {
  return [...collect(resolved(value, scope), scope.stack, [], {})];
}

function resolved(value: unknown, scope: IConstruct): unknown {
  try {
    return Tokenization.resolve(value, { scope, resolver: RESOLVER, preparing: false });
  } catch {
    // What CDK cannot render it reports itself.
    return undefined;
  }
}

const TEXT_FUNCTIONS: ReadonlySet<string> = new Set(['Ref', 'Fn::GetAtt', 'Fn::Join', 'Fn::Sub']);

function* collect(value: unknown, stack: Stack, path: readonly string[], beside: PlacedText['beside']): Generator<PlacedText> {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'string') { yield { path, text: value, beside }; }
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    if (TEXT_FUNCTIONS.has(key)) {
      yield { path, text: flat({ [key]: item }, stack), beside };
    } else if (Array.isArray(value) || key.startsWith('Fn::')) {
      yield* collect(item, stack, path, beside);
    } else {
      yield* collect(item, stack, [...path, key], value as PlacedText['beside']);
    }
  }
}

function flat(value: unknown, stack: Stack): string {
  if (Array.isArray(value)) { return value.map((item) => flat(item, stack)).join(' '); }
  if (typeof value !== 'object' || value === null) { return value === undefined || value === null ? '' : String(value); }
  return Object.entries(value).map(([key, argument]) => {
    switch (key) {
      case 'Ref': return reference(String(argument), 'Ref', stack);
      case 'Fn::GetAtt': {
        const [logicalId, ...attribute] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
        return reference(logicalId, attribute.join('.'), stack);
      }
      case 'Fn::Join': {
        const [delimiter, items] = Array.isArray(argument) ? argument : [];
        return Array.isArray(items) ? items.map((item) => flat(item, stack)).join(String(delimiter)) : flat(items, stack);
      }
      case 'Fn::Sub': {
        const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
        // CfnInclude makes tokens of the names in it.
        return substituted(flat(template, stack), variables ?? {}, stack, flat);
      }
      default: return flat(argument, stack);
    }
  }).join(' ');
}
