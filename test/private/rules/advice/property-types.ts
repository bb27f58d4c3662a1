import { Fn } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { planIn, removeNamed, said } from './advice';
import { l1Of } from '../../../user-pool-fixture';
import { propertyCalled } from '../props-of';

/** What somebody would write who knows the type, by the name of the property. */
const SOUND: Readonly<Record<string, unknown>> = {
  'CallbackURLs': ['https://app.acme.org/callback'],
  'LogoutURLs': ['https://app.acme.org/'],
  'CallbackURLs[0]': 'https://app.acme.org/callback',
  'AccessTokenValidity': 5,
  'GenerateSecret': true,
  'ClientName': 'web',
  'DefaultRedirectURI': 'https://app.acme.org/callback',
  'AllowedOAuthFlows': ['code'],
  'ExplicitAuthFlows': ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  'TokenValidityUnits': { AccessToken: 'minutes' },
  'TokenValidityUnits.AccessToken': 'minutes',
  'TokenValidityUnits.IdToken': 'minutes',
  'RefreshTokenRotation': { Feature: 'DISABLED' },
  'RefreshTokenRotation.Feature': 'DISABLED',
  'RefreshTokenRotation.RetryGracePeriodSeconds': 5,
  'AnalyticsConfiguration.UserDataShared': true,
  'AnalyticsConfiguration.ApplicationId': 'abc',
  'Scopes': [{ ScopeName: 'x', ScopeDescription: 'x' }],
  'Scopes[0]': { ScopeName: 'x', ScopeDescription: 'x' },
  'Scopes[0].ScopeName': 'x',
  'Identifier': 'x',
  'Domain': 'acme',
  'ManagedLoginVersion': 2,
  'ProviderDetails': { client_id: 'x' },
  'ProviderName': 'x',
  'ProviderType': 'SAML',
  'IdpIdentifiers': ['x'],
  'Schema': [{ Name: 'x' }],
  'Schema[1].Name': 'b',
  'Policies.SignInPolicy': { AllowedFirstAuthFactors: ['PASSWORD'] },
  'Policies.SignInPolicy.AllowedFirstAuthFactors': ['PASSWORD'],
};

function sound(place: string): unknown {
  if (!(place in SOUND)) { throw new Error(`nothing sound is known for ${place}`); }
  return SOUND[place];
}

function pathOf(place: string): string {
  return place.replace(/\[(\d+)\]/g, '.$1');
}

/** The place that a message names, in CloudFormation's names. */
function placeSaid(message: string): string {
  return propertyCalled(said(message, /^(?:The override of )?([\w.[\]]+) is /));
}

type Data = Record<string, unknown>;

interface Held { rawOverrides: { Properties?: Data }; _cfnProperties?: Data }

/** The data with something changed in what holds the last name of a path. What is on the way is copied, since cases share it; `undefined` where the path ends early. */
function changed(data: unknown, [name, ...rest]: readonly string[], how: (holder: Data) => void): unknown {
  if (typeof data !== 'object' || data === null || !(name in data)) { return undefined; }
  const copy = (Array.isArray(data) ? [...data as unknown[]] : { ...data }) as Data;
  if (rest.length === 0) {
    how(copy);
    return copy;
  }
  const below = changed(copy[name], rest, how);
  return below === undefined ? undefined : Object.assign(copy, { [name]: below });
}

/** Changes what holds a property: the overrides of the L1, or what it was made with. */
function change(construct: IConstruct, place: string, how: (holder: Data, name: string) => void): boolean {
  const l1 = l1Of(construct) as unknown as Held;
  const path = pathOf(place).split('.');
  const of = (data: unknown) => changed(data, path, (holder) => how(holder, path.at(-1)!)) as Data | undefined;
  const [overrides, made] = [of(l1.rawOverrides.Properties), of(l1._cfnProperties)];
  if (overrides) { l1.rawOverrides.Properties = overrides; } else if (made) { l1._cfnProperties = made; }
  return overrides !== undefined || made !== undefined;
}

function write(construct: IConstruct, place: string, value: unknown): void {
  const l1 = l1Of(construct) as never as Record<string, unknown> & ReturnType<typeof l1Of>;
  // A text that is sound is one of the callback URLs.
  if (place === 'DefaultRedirectURI') { l1.addPropertyOverride('CallbackURLs', [value]); }
  const [, list, index] = /^(\w+)\[(\d+)\]$/.exec(place) ?? [];
  // An override inside of a list of texts replaces the list.
  if (list !== undefined && typeof value === 'string') { l1.addPropertyOverride(list, Array.from({ length: Number(index) + 1 }, () => value)); } else if (!change(construct, place, (holder, name) => { holder[name] = value; })) { l1.addPropertyOverride(pathOf(place), value); }
}

function withoutOverride(message: string, construct: IConstruct, place: string): void {
  const [property] = /^\w+/.exec(place)!;
  if (!change(construct, property, (holder, name) => { delete holder[name]; })) { throw new Error(place); }
  // The L2 has defaults that other rules object to.
  const l1 = l1Of(construct) as CfnUserPoolClient;
  if (message.includes(', and set oAuth.callbackUrls')) { l1.callbackUrLs = SOUND.CallbackURLs as string[]; }
  if (message.includes(', and set oAuth.flows')) { l1.allowedOAuthFlows = SOUND.AllowedOAuthFlows as string[]; }
}

/** The value that a message says to write. */
function valueSaid(message: string, place: string): unknown {
  const list = /Write a list: \['(.+)'\]/.exec(message)?.[1];
  if (list !== undefined) { return [list.replace('${…}', Fn.ref('AWS::Region'))]; }
  const noun = said(message, /Write (a text|a number|true or false|an object(?: of [\w, ]+?)?|a list of texts|a list of objects)(?:, or|\.)/);
  const value = sound(place);
  const is = Array.isArray(value) ? 'a list' : typeof value === 'string' ? 'a text' : typeof value === 'boolean' ? 'true or false' : `a${typeof value === 'object' ? 'n' : ''} ${typeof value}`;
  expect([place, noun.startsWith(is)]).toEqual([place, true]);
  return value;
}

/** The other spellings and the right ones. */
function spellings(message: string): [other: string, right: string][] {
  said(message, /Write the name as CloudFormation spells it, and (remove the other spelling)\.$/);
  return [...message.matchAll(/CloudFormation spells '([^']+)' as '([^']+)'/g)].map(([, other, right]) => [other, right]);
}

export const propertyTypeAdvice: Record<string, Advice | readonly Advice[]> = {
  'property-type': [
    {
      built: (message, construct) => {
        const place = placeSaid(message);
        if (message.includes('Remove the override')) { return withoutOverride(message, construct, place); }
        write(construct, place, valueSaid(message, place));
      },
    },
    {
      built: (message, construct) => {
        const place = placeSaid(message);
        if (message.includes('Remove the override')) { return withoutOverride(message, construct, place); }
        if (!message.includes(', or leave it out')) { return write(construct, place, valueSaid(message, place)); }
        l1Of(construct).addPropertyDeletionOverride(pathOf(place));
      },
    },
  ],
  'property-name-case': {
    built: (message, construct) => {
      for (const [other, right] of spellings(message)) {
        const name = pathOf(right).split('.').at(-1)!;
        change(construct, other, (holder, spelt) => {
          delete holder[spelt];
          // The pool is what it was.
          if (name !== 'UserPoolId') { holder[name] = sound(right); }
        });
      }
    },
  },
  'property-unknown': {
    built: (message, construct) => {
      said(message, /Correct the name, or remove (it)\./);
      for (const [, name] of said(message, /know the property ((?:'[^']+'(?:, )?)+)/).matchAll(/'([^']+)'/g)) { l1Of(construct).addPropertyDeletionOverride(name); }
    },
  },
  'property-required': {
    built: (message, construct) => {
      said(message, /Add (it|them)\.$/);
      for (const name of said(message, /^(.+?) (?:is|are) absent/).split(', ')) { l1Of(construct).addPropertyOverride(pathOf(name), sound(name)); }
    },
  },
  'ui-customization-one-each': {
    built: (message, _, fixture) => {
      said(message, /(Remove one of the two)\.$/);
      removeNamed(said(message, /^'([^']+)'/), fixture);
    },
  },
  'threat-protection-without-tier': { neighbour: (message, failing) => ({ ...failing, UserPoolTier: planIn(message) }) },
  'schema-verification-flag': {
    neighbour: (message, { Schema }) => {
      said(message, /Remove (it) from the schema/);
      return { Schema: (Schema as { Name: string }[]).filter(({ Name }) => Name !== said(message, /^'(\w+)' is declared/)) };
    },
  },
};

