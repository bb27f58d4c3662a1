import { isWhole, onlyMark } from './text';

/** Identifies a user pool: the path of its resource, or the id of an imported user pool. `undefined` if it is unknown. */
export type PoolKey = string;

/** The Region at the start of a user pool id, if that part is known. */
export function regionOfPoolId(id: string): string | undefined {
  return /^([a-z]{2,}(?:-[a-z]+)+-\d+)_/.exec(id)?.[1];
}

/** The user pool of an id: a reference to a user pool of the app, or a literal id. */
export function poolKey(id: unknown): PoolKey | undefined {
  if (typeof id !== 'string') { return undefined; }
  if (isWhole(id)) { return id; }
  const reference = onlyMark(id);
  return reference && (reference.attribute === 'Ref' || reference.attribute === 'UserPoolId') ? reference.path : undefined;
}

/** The user pool of an ARN: a reference to a user pool of the app, or a literal id. */
export function poolBehindArn(arn: unknown): PoolKey | undefined {
  if (typeof arn !== 'string') { return undefined; }
  const reference = onlyMark(arn);
  return reference?.attribute === 'Arn' ? reference.path : /^arn:[^:]+:cognito-idp:[^:]*:[^:]*:userpool\/([\w-]+)$/.exec(arn)?.[1];
}
