import type { CfnResource } from 'aws-cdk-lib';
import type { Data } from './properties-at';
import { textAt } from './properties-at';
import type { Assembly } from '../assembly/assembly';
import { isKnown, isWhole, marksIn, onlyMark } from '../assembly/text';
import { USER_POOL } from '../service/types';

const FUNCTION = 'AWS::Lambda::Function';
const PERMISSION = 'AWS::Lambda::Permission';
const COGNITO = 'cognito-idp.amazonaws.com';

/** A trigger whose function does not let the user pool call it. */
export interface ForbiddenTrigger {
  readonly trigger: string;
  readonly function: string;
}

/** Triggers of a user pool whose function is in the app, without a permission that could be for the user pool. */
export function forbiddenTriggers(pool: CfnResource, assembly: Assembly): readonly ForbiddenTrigger[] {
  const { LambdaConfig: config } = assembly.propertiesOf(pool);
  if (typeof config !== 'object' || config === null) { return []; }
  return Object.entries(config as Data).flatMap(([trigger, value]) => {
    const arn = typeof value === 'object' && value !== null ? (value as Data).LambdaArn : value;
    const reference = typeof arn === 'string' ? onlyMark(arn) : undefined;
    const called = reference?.attribute === 'Arn' ? assembly.at(reference.path) : undefined;
    if (called?.cfnResourceType !== FUNCTION || mayBeCalled(called, pool, assembly)) { return []; }
    return [{ trigger, function: called.node.path }];
  });
}

function mayBeCalled(called: CfnResource, pool: CfnResource, assembly: Assembly): boolean {
  const { FunctionName: name } = assembly.propertiesOf(called);
  return assembly.ofType(PERMISSION).some((permission) => {
    const properties = assembly.propertiesOf(permission);
    const target = textAt(properties, 'FunctionName');
    return mayName(target, called.node.path, name, assembly) && mayBeCognito(textAt(properties, 'Principal')) && mayBeFrom(properties, pool, assembly);
  });
}

/** True if a permission names the function by a reference or by its name, or if it is not known what it names. */
function mayName(target: unknown, path: string, name: unknown, assembly: Assembly): boolean {
  if (typeof target !== 'string') { return isUnknownText(target); }
  const marks = marksIn(target);
  // A parameter is no resource, and its value is unknown.
  if (marks.length > 0) { return name !== undefined || marks.some((each) => each.path === path || assembly.at(each.path) === undefined); }
  // A function without a name gets one that nobody can write beforehand.
  return !isWhole(target) || (name !== undefined && (typeof name !== 'string' || !isWhole(name) || target === name || target.endsWith(`:${name}`)));
}

function mayBeCognito(principal: unknown): boolean {
  if (typeof principal !== 'string') { return isUnknownText(principal); }
  return !isWhole(principal) || principal === '*' || principal.startsWith(COGNITO);
}

/** A user pool does not send the token that EventSourceToken asks for. */
function mayBeFrom(properties: Data, pool: CfnResource, assembly: Assembly): boolean {
  const source = properties.SourceArn;
  if (properties.EventSourceToken !== undefined) { return false; }
  const pools = typeof source === 'string' ? marksIn(source).filter(({ path }) => assembly.at(path)?.cfnResourceType === USER_POOL) : [];
  return pools.length === 0 || pools.some(({ path }) => path === pool.node.path);
}

function isUnknownText(value: unknown): boolean {
  return value !== undefined && !isKnown(value);
}
