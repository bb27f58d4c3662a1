import type { PoolFacts } from './pool';
import { textAt } from './properties-at';
import { isKnown } from '../assembly/text';

/** True where threat protection is known to be off. */
export function hasNoThreatProtection(pool: PoolFacts): boolean {
  if (!pool.inApp) { return false; }
  const mode = textAt(pool.properties, 'UserPoolAddOns', 'AdvancedSecurityMode');
  return mode === undefined || mode === 'OFF';
}

/**
 * True where a pool is known not to be on the plan PLUS.
 *
 * A pool of before November 2024 whose template names no plan has kept its advanced security on a plan of its own; with that in the
 * template nothing is known.
 *
 * @see https://github.com/aws/aws-cdk/pull/32367
 */
export function isWithoutPlus(pool: PoolFacts): boolean {
  if (!pool.inApp) { return false; }
  const tier = textAt(pool.properties, 'UserPoolTier');
  return tier === undefined ? hasNoThreatProtection(pool) : isKnown(tier) && ['LITE', 'ESSENTIALS'].includes(tier);
}
