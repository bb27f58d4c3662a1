import type { Data } from './properties-at';
import { textAt, valueAt } from './properties-at';
import { isKnown } from '../assembly/text';

const PROPERTY = 'DcrConfiguration';

/** True if dynamic client registration is known to be on: the user pool has a configuration that does not turn it off. */
export function registersClients(pool: Data): boolean {
  const configuration = valueAt(pool, PROPERTY);
  const status = textAt(pool, PROPERTY, 'EnableStatus') ?? 'Enabled';
  return typeof configuration === 'object' && configuration !== null && isKnown(configuration) && status === 'Enabled';
}

/** True if the user pool is known to let anyone register a client without a token (RFC 7591). */
export function registersOpenly(pool: Data): boolean {
  const open = valueAt(pool, PROPERTY, 'OpenDcrEnabled');
  return registersClients(pool) && (open === true || open === 'true');
}
