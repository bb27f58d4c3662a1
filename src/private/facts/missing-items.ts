import type { CfnResource } from 'aws-cdk-lib';
import { givenProperties, overridesOf } from '../assembly/cdk-internals';

export function isMissing(item: unknown): boolean {
  return item === undefined || item === null;
}

const NONE: readonly never[] = [];

/**
 * Items that were given and that CDK drops when it renders the resource, as `CallbackURLs[0]`. In a template `null` is of a wrong type, which is
 * another finding; a typed L1 drops it as well.
 */
export function missingItems(resource: CfnResource): readonly string[] {
  const { Properties: overrides } = overridesOf(resource);
  const overridden = typeof overrides === 'object' && overrides !== null ? overrides : {};
  // The names of a typed L1 begin with a small letter.
  const given = Object.entries(givenProperties(resource)).flatMap(([name, value]) => {
    const rendered = renderedName(name);
    return rendered in overridden ? NONE : missingIn(value, rendered, name !== rendered);
  });
  return [...given, ...Object.entries(overridden).flatMap(([name, value]) => missingIn(value, name, false))];
}

function missingIn(value: unknown, place: string, nulls: boolean): readonly string[] {
  if (typeof value !== 'object' || value === null) { return NONE; }
  if (!Array.isArray(value)) {
    // What has methods is a token.
    return Object.getPrototypeOf(value) === Object.prototype ? Object.entries(value).flatMap(([name, item]) => missingIn(item, `${place}.${name}`, nulls)) : NONE;
  }
  return value.flatMap((item: unknown, index) => item === undefined || (nulls && item === null) ? [`${place}[${index}]`] : missingIn(item, `${place}[${index}]`, nulls));
}

/** The names of those lists of a typed client that are not CloudFormation's with a small letter. */
const NAMES: Readonly<Record<string, string>> = { callbackUrLs: 'CallbackURLs', logoutUrLs: 'LogoutURLs' };

function renderedName(name: string): string {
  return NAMES[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}
