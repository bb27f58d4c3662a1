import type { CfnResource } from 'aws-cdk-lib';
import { givenProperties, overridesOf } from '../assembly/cdk-internals';

export function isMissing(item: unknown): boolean {
  return item === undefined || item === null;
}

/**
 * Items that were given and that CDK drops when it renders the resource, as `CallbackURLs[0]`. In a template `null` is of a wrong type, which is
 * another finding; a typed L1 drops it as well.
 */
export function missingItems(resource: CfnResource): readonly string[] {
  const { Properties: overrides } = overridesOf(resource);
  const overridden: object = typeof overrides === 'object' && overrides !== null ? overrides : NO_OVERRIDES;
  const places: string[] = [];
  const given = givenProperties(resource);
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (typeof value !== 'object' || value === null) { continue; }
    const rendered = renderedName(name);
    // The names of a typed L1 begin with a small letter.
    if (!(rendered in overridden)) { findMissing(value, rendered, name !== rendered, places); }
  }
  for (const [name, value] of Object.entries(overridden)) { findMissing(value, name, false, places); }
  return places;
}

const NO_OVERRIDES = {};

function findMissing(value: unknown, place: string, nulls: boolean, places: string[]): void {
  if (typeof value !== 'object' || value === null) { return; }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      if (item === undefined || (nulls && item === null)) { places.push(`${place}[${index}]`); } else if (typeof item === 'object') { findMissing(item, `${place}[${index}]`, nulls, places); }
    }
  } else if (Object.getPrototypeOf(value) === Object.prototype) {
    // What has methods is a token.
    for (const [name, item] of Object.entries(value)) { findMissing(item, `${place}.${name}`, nulls, places); }
  }
}

/** The names of those lists of a typed client that are not CloudFormation's with a small letter. */
const NAMES: Readonly<Record<string, string>> = { callbackUrLs: 'CallbackURLs', logoutUrLs: 'LogoutURLs' };

function renderedName(name: string): string {
  return NAMES[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}
