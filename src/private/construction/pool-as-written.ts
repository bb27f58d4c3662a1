import type { CfnResource } from 'aws-cdk-lib';
import { Token } from 'aws-cdk-lib';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { givenProperties, overridesOf } from '../assembly/cdk-internals';
import { resourceBehind } from '../assembly/references';

/** What a default depends on, in the state of the user pool when the client is created. */
export interface PoolAsWritten {
  /** True if the user pool is known to be on the LITE plan. */
  readonly lite: boolean;
  /** True if the user pool is known to let users sign in with more than a password. */
  readonly passwordless: boolean;
}

const UNKNOWN: PoolAsWritten = { lite: false, passwordless: false };

export function poolAsWritten(userPool: IUserPoolRef): PoolAsWritten {
  const pool = resourceBehind(userPool.userPoolRef.userPoolId);
  if (!pool) { return UNKNOWN; }
  const factors = written(pool, 'Policies', 'SignInPolicy', 'AllowedFirstAuthFactors');
  return {
    lite: written(pool, 'UserPoolTier') === 'LITE',
    passwordless: Array.isArray(factors)
      && factors.some((factor) => typeof factor === 'string' && !Token.isUnresolved(factor) && factor !== 'PASSWORD'),
  };
}

/** The value of a property of a typed or generic `CfnResource`. An override takes precedence over the given value. */
function written(resource: CfnResource, ...path: string[]): unknown {
  return at(overridesOf(resource).Properties, path) ?? at(givenProperties(resource), path);
}

function at(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>((node, name) => {
    if (typeof node !== 'object' || node === null) { return undefined; }
    const record = node as Record<string, unknown>;
    return record[name] ?? record[name[0].toLowerCase() + name.slice(1)];
  }, value);
}
