import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';
import { replaced, writtenUrl } from './written-url';
import { propOf } from '../../../../src/private/service/props';
import type { L1Props } from '../../../world';
import { l1Of } from '../../../world';
import { WRITTEN } from '../props-of';

const PLACE = /^([\w.]+)\[\d+\]/;

/** Each text with the part that a message names replaced by a real value. */
function withValue<T>(message: string, value: T): T {
  const parts = [...said(message, /replace ('.*') with the real value/).matchAll(/'([^']*)'/g)].map(([, part]) => part);
  const change = (text: string) => parts.reduce((changed, part) => changed.replaceAll(part, 'web'), text);
  return (typeof value === 'string' ? change(value) : Array.isArray(value) ? value.map((item: unknown) => typeof item === 'string' ? change(item) : item) : value) as T;
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
  },
  'list-item-missing': {
    client: (message, failing) => {
      said(message, /(remove the item from the list)/);
      const name = NAMES[said(message, PLACE)];
      return { ...failing, [name]: (failing[name] as string[]).filter((item) => item) };
    },
    built: (message, construct) => {
      said(message, /(remove the item from the list)/);
      const l1 = l1Of(construct) as CfnUserPoolClient;
      l1.callbackUrLs = l1.callbackUrLs!.filter((item) => item);
    },
  },
  'neighbour-name-unfilled': {
    neighbour: (message, failing) => Object.fromEntries(Object.entries(failing).map(([name, value]) => [name, withValue(message, value)])),
  },
};

