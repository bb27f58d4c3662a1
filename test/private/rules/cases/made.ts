import type { IConstruct } from 'constructs';
import { Node } from 'constructs';

type Maker<Props> = new (scope: IConstruct, id: string, props: Props) => IConstruct;

/** How the constructs of cases were made. */
const MADE = new WeakMap<IConstruct, { readonly maker: Maker<never>; readonly props: object }>();

/** Makes a construct that advice can make once more with other props. */
export function made<Props extends object, C extends IConstruct>(maker: new (scope: IConstruct, id: string, props: Props) => C, scope: IConstruct, id: string, props: Props): C {
  const construct = new maker(scope, id, props);
  MADE.set(construct, { maker, props });
  return construct;
}

/** The same construct, made once more in the place of the one there is. */
export function remade(construct: IConstruct, changes: Record<string, unknown>): IConstruct {
  const how = MADE.get(construct);
  const scope = Node.of(construct).scope;
  if (!how || !scope) { throw new Error(`${Node.of(construct).path} was not made by made()`); }
  Node.of(scope).tryRemoveChild(Node.of(construct).id);
  return made(how.maker, scope, Node.of(construct).id, { ...how.props, ...changes } as never);
}
