import type { PoolFacts } from './pool';
import { textAt } from './properties-at';
import { isKnown } from '../assembly/text';

/** True if threat protection is known to be off. */
export function hasNoThreatProtection(pool: PoolFacts): boolean {
  if (!pool.inApp) { return false; }
  const mode = textAt(pool.properties, 'UserPoolAddOns', 'AdvancedSecurityMode');
  return mode === undefined || mode === 'OFF';
}

/**
 * True if a user pool is known not to be on the PLUS plan.
 *
 * A user pool from before November 2024 without a plan in its template keeps its advanced security on a separate plan. If the template has advanced
 * security, the plan is therefore unknown.
 *
 * @see https://github.com/aws/aws-cdk/pull/32367
 */
export function isWithoutPlus(pool: PoolFacts): boolean {
  if (!pool.inApp) { return false; }
  const tier = textAt(pool.properties, 'UserPoolTier');
  return tier === undefined ? hasNoThreatProtection(pool) : isKnown(tier) && ['LITE', 'ESSENTIALS'].includes(tier);
}
