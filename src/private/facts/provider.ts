import type { Neighbour } from './pool';
import { wholeText } from '../assembly/text';
import { STANDARD_ATTRIBUTES } from '../service/attributes';

/** The name of an identity provider, if it is known. */
export function providerName({ properties: { ProviderName: name } }: Neighbour): string | undefined {
  return wholeText(name);
}

/** The attributes of the user pool that a provider maps, without developer-only attributes. `undefined` if the mapping is unknown. */
export function mappedAttributes({ properties: { AttributeMapping: mapping = {} } }: Neighbour): readonly string[] | undefined {
  return typeof mapping === 'object' && mapping !== null
    ? Object.keys(mapping).filter((name) => STANDARD_ATTRIBUTES.includes(name) || name.startsWith('custom:'))
    : undefined;
}
