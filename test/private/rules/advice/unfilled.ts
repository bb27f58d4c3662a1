import type { CfnResource } from 'aws-cdk-lib';
import { Token } from 'aws-cdk-lib';
import type { Advice } from './advice';
import { said } from './advice';
import { replaced, writtenUrl } from './written-url';
import { definitionOf } from '../../../../src/private/assembly/resolve';
import { propOf } from '../../../../src/private/service/props';
import type { L1Props } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';
import { remade } from '../cases/made';
import { WRITTEN } from '../props-of';

const PLACE = /^([\w.]+)\[\d+\]/;

/** Each text with the part that a message names replaced by a real value. */
function withValue<T>(message: string, value: T): T {
  const parts = [...said(message, /replace ('.*') with the real value/).matchAll(/'([^']*)'/g)].map(([, part]) => part);
  const change = (text: string) => parts.reduce((changed, part) => changed.replaceAll(part, 'web'), text);
  const changed = (each: unknown): unknown => {
    if (typeof each === 'string') { return change(each); }
    if (Array.isArray(each)) { return Token.isUnresolved(each) ? each : each.map(changed); }
    return typeof each === 'object' && each !== null && !Token.isUnresolved(each) ? Object.fromEntries(Object.entries(each).map(([name, item]) => [name, changed(item)])) : each;
  };
  return changed(value) as T;
}

/** The lists that a message names, as CDK renders them: without what is undefined. */
function withoutMissing(message: string, resource: CfnResource): void {
  said(message, /(remove the item from the list)/);
  const { Properties: rendered } = definitionOf(resource) as { Properties: Record<string, unknown> };
  for (const [, written] of message.matchAll(/(?:^|, )([\w.]+)\[\d+\]/g)) {
    const name = /callbackUrls$/.test(written) ? 'CallbackURLs' : written.split('.')[0];
    resource.addPropertyOverride(name, rendered[name] && JSON.parse(JSON.stringify(rendered[name])) as unknown);
  }
}

const PROPERTIES: Record<string, keyof L1Props> = {
  CallbackURLs: 'callbackUrLs',
  LogoutURLs: 'logoutUrLs',
  AllowedOAuthScopes: 'allowedOAuthScopes',
  ExplicitAuthFlows: 'explicitAuthFlows',
  SupportedIdentityProviders: 'supportedIdentityProviders',
  WriteAttributes: 'writeAttributes',
  ReadAttributes: 'readAttributes',
};

/** The names of the L1, by those that messages print. */
const NAMES: Record<string, keyof L1Props> = Object.fromEntries(Object.entries(PROPERTIES).flatMap(([property, name]) => WRITTEN.map((written) => [propOf(property, written), name])));

export const unfilledAdvice: Record<string, Advice> = {
  'redirect-host-missing': { client: writtenUrl },
  'redirect-unfilled': {
    client: (message, failing) => message.includes('such as') ? writtenUrl(message, failing) : replaced(message, failing, (url) => [withValue(message, url)]),
  },
  'name-unfilled': {
    client: (message, failing) => Object.fromEntries(Object.entries(failing).map(([name, value]) => [name, withValue(message, value as unknown)])),
    built: (message, construct) => remade(construct, { domainUrl: withValue(message, said(message, /^'(.+?)' contains/)) }),
  },
  'list-item-missing': {
    client: (message, failing) => {
      said(message, /(remove the item from the list)/);
      const name = NAMES[said(message, PLACE)];
      return { ...failing, [name]: (failing[name] as string[]).filter((item) => item) };
    },
    built: (message, construct) => withoutMissing(message, l1Of(construct)),
  },
  'neighbour-name-unfilled': {
    neighbour: (message, failing) => Object.fromEntries(Object.entries(failing).map(([name, value]) => [name, withValue(message, value)])),
  },
};

