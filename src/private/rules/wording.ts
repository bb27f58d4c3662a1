import { conjoined } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { propOf } from '../service/props';

export type Written = Pick<ClientFacts, 'written'>;

/** True for a construct with props, of this library or the L2. Users of the L1 and of templates write CloudFormation's properties. */
export function hasProps({ written }: Written): boolean {
  return written !== 'L1' && written !== 'Template';
}

/** The name of a property that the user wrote. */
export function named(property: string, { written }: Written): string {
  return propOf(property, written);
}

/** The last name of a path: `allowedFirstAuthFactors` for `Policies.SignInPolicy.AllowedFirstAuthFactors`. */
export function lastOf(property: string, resource: Written): string {
  return named(property, resource).split('.').at(-1)!;
}

/** The place of a value with the names that the user wrote: `callbackUrls[0]` for `CallbackURLs[0]`. */
export function placed(place: string, client: Written): string {
  const name = /^[\w.]+/.exec(place)?.[0] ?? '';
  return named(name, client) + place.slice(name.length);
}

/** True for a property without a prop in the class of the construct, so that only an override can set it. */
export function isOverride(property: string, client: Written): boolean {
  return hasProps(client) && named(property, client) === property;
}

/** How to set a property: `set enableTokenRevocation: true`, or `set EnableTokenRevocation to true`. */
export function setting(property: string, client: Written, value: { readonly prop: string; readonly cfn: string }): string {
  if (isOverride(property, client)) { return `remove the override of ${property}`; }
  return hasProps(client) ? `set ${named(property, client)}: ${value.prop}` : `set ${property} to ${value.cfn}`;
}

/** How to remove a property: `remove callbackUrls`, or `remove the override of CallbackURLs`. */
export function removing(properties: readonly string[], client: Written): string {
  const [overridden, written] = [true, false].map((wanted) => properties.filter((property) => isOverride(property, client) === wanted));
  return [
    ...written.length > 0 ? [`remove ${conjoined(written.map((property) => named(property, client)))}`] : [],
    ...overridden.length > 0 ? [`remove the ${overridden.length > 1 ? 'overrides' : 'override'} of ${conjoined(overridden)}`] : [],
  ].join(' and ');
}

/** The name of a key of ProviderDetails that the user wrote. */
export function detail(key: string, provider: Written): string {
  const property = `ProviderDetails.${key}`;
  const name = named(property, provider);
  return name === property ? key : name;
}

/** The scopes of an identity provider: a list of the L2, or the text in a template. */
export function asList(scopes: string, provider: Written): string {
  return hasProps(provider) ? `[${scopes.split(/[\s,]+/).map((scope) => `'${scope}'`).join(', ')}]` : `'${scopes}'`;
}

/** How to write the scope openid. */
export function openid(client: Written): string {
  return hasProps(client) ? 'OAuthScope.OPENID' : 'openid';
}

export const TRUE = { prop: 'true', cfn: 'true' };

/** The start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
