import type { IResolvable, IResolveContext } from 'aws-cdk-lib';
import { Token, Tokenization } from 'aws-cdk-lib';
import type { Assembly } from './assembly';

/** A list that is decided when the template is rendered. */
export abstract class LateList implements IResolvable {
  public get creationStack(): string[] { return []; }

  public abstract resolve(context: IResolveContext): unknown[];

  /** The list in an assembly. */
  public abstract in(assembly: Assembly): unknown[];

  public toString(): string {
    return Token.asString(this);
  }

  public toJSON(): string {
    return '<decided when the template is rendered>';
  }
}

/** The value of a late list in an assembly. `undefined` for any other value. */
export function lateListIn(value: unknown, assembly: Assembly): unknown[] | undefined {
  const token = Array.isArray(value) ? Tokenization.reverseList(value as string[]) : undefined;
  return token instanceof LateList ? token.in(assembly) : undefined;
}
