import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly } from '../../assembly/assembly';
import { STANDARD_ATTRIBUTES, VERIFICATION_FLAGS } from '../../service/attributes';

const WRITABLE_STANDARD = STANDARD_ATTRIBUTES.filter((name) => name !== 'sub' && !VERIFICATION_FLAGS.includes(name));

/** Every standard attribute that a user may write, and the attributes that the client's identity providers map. No client can write developer-only attributes. */
export function writableAttributes(providers: readonly CfnResource[], assembly: Assembly): string[] {
  if (providers.length === 0) { return WRITABLE_STANDARD; }
  const known = assembly.memo(attributesByProviders);
  let attributes = known.get(providers);
  if (!attributes) {
    const mapped = providers.flatMap((provider) => Object.keys((assembly.propertiesOf(provider).AttributeMapping ?? {}) as object));
    const custom = mapped.filter((name) => name.startsWith('custom:'));
    attributes = [...WRITABLE_STANDARD, ...[...new Set(custom)].sort()];
    known.set(providers, attributes);
  }
  return attributes;
}

function attributesByProviders(): Map<readonly CfnResource[], string[]> {
  return new Map();
}
