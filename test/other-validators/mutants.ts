import * as fc from 'fast-check';
import { definitionOf } from '../../src/private/assembly/resolve';
import type { Kind } from '../user-pool-fixture';
import { SOUND, UserPoolFixture } from '../user-pool-fixture';

export type Properties = Record<string, unknown>;
export const KINDS: Kind[] = ['public', 'confidential', 'machine'];

/** A sound client of each kind in CloudFormation's names, without its pool. */
export const BASES = Object.fromEntries(KINDS.map((kind) => {
  const { UserPoolId, ...properties } = definitionOf(new UserPoolFixture().l1(kind, SOUND[kind]))!.Properties as Properties;
  return [kind, Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined))];
})) as Record<Kind, Properties>;

export const long = (length: number) => 'x'.repeat(length);
export const url = (length: number) => `https://${'x'.repeat(length - 12)}.org`;
export const urls = (count: number) => Array.from({ length: count }, (_, i) => `https://app.acme.org/${i}`);
const LIFETIMES = [0, 1, 5, 24, 60, 300, 1440, 86400, 86401, -1, 1.5, 3650, 315360000, 315360001, '60', undefined];

/** Values of the right type for each property, on the boundaries of what is allowed and beyond them. */
const VALUES: Record<string, readonly unknown[]> = {
  ClientName: ['', 'a', long(128), long(129), 'a/b', 'a b+=,.@-', 'naïve', undefined],
  GenerateSecret: [true, false, undefined],
  AllowedOAuthFlowsUserPoolClient: [true, false, undefined],
  AllowedOAuthFlows: [['code'], ['implicit'], ['client_credentials'], ['code', 'implicit'], ['code', 'client_credentials'], ['x'], ['code', 'implicit', 'x', 'y'], [], undefined],
  AllowedOAuthScopes: [['openid'], ['api/read'], [''], [long(256)], [long(257)], ['a b'], ['a"b'], ['a\\b'], ['é'], Array.from({ length: 50 }, (_, i) => `api/${i}`), Array.from({ length: 51 }, (_, i) => `api/${i}`), [], undefined],
  CallbackURLs: [urls(1), urls(100), urls(101), [''], [url(1024)], [url(1025)], ['https://app.acme.org/ x'], ['https://app.acme.org/\u0007'], [], undefined],
  LogoutURLs: [urls(1), urls(100), urls(101), [''], [url(1024)], [url(1025)], ['https://app.acme.org/ x'], [], undefined],
  DefaultRedirectURI: ['https://app.acme.org/callback', '', url(1025), 'https://app.acme.org/ x', undefined],
  ExplicitAuthFlows: [['ALLOW_USER_SRP_AUTH'], ['ADMIN_NO_SRP_AUTH'], ['x'], ['allow_user_srp_auth'], ['ALLOW_USER_SRP_AUTH', 'USER_PASSWORD_AUTH'], [''], [], undefined],
  SupportedIdentityProviders: [['COGNITO'], [''], [long(32)], [long(33)], ['a b'], ['a\u0007'], [], undefined],
  ReadAttributes: [['email'], [''], [long(2048)], [long(2049)], [], undefined],
  WriteAttributes: [['email'], [''], [long(2048)], [long(2049)], [], undefined],
  AccessTokenValidity: LIFETIMES,
  IdTokenValidity: LIFETIMES,
  RefreshTokenValidity: LIFETIMES,
  TokenValidityUnits: ['seconds', 'minutes', 'hours', 'days', 'weeks', 'Hours', ''].flatMap((unit) => [{ AccessToken: unit }, { IdToken: unit }, { RefreshToken: unit }]).concat([undefined as never]),
  AuthSessionValidity: [2, 3, 15, 16, 3.5, undefined],
  RefreshTokenRotation: [
    { Feature: 'ENABLED' }, { Feature: 'DISABLED' }, { Feature: 'enabled' }, { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 }, { Feature: 'ENABLED', RetryGracePeriodSeconds: 61 },
    { Feature: 'ENABLED', RetryGracePeriodSeconds: -1 }, { Feature: 'ENABLED', RetryGracePeriodSeconds: 1.5 }, { RetryGracePeriodSeconds: 10 }, {}, undefined,
  ],
  PreventUserExistenceErrors: ['ENABLED', 'LEGACY', 'enabled', '', undefined],
  EnableTokenRevocation: [true, false, undefined],
  EnablePropagateAdditionalUserContextData: [true, false, undefined],
  AnalyticsConfiguration: [
    { ApplicationId: '0123abcd', RoleArn: 'arn:aws:iam::111111111111:role/x', ExternalId: 'x' }, { ApplicationId: 'xyz' }, { ApplicationArn: 'arn:aws' }, { Foo: 'x' }, undefined,
  ],
  Foo: ['x'],
};
const PROPERTIES = Object.keys(VALUES);

export interface Mutant { readonly kind: Kind; readonly changes: Properties }

export function mutated({ kind, changes }: Mutant): Properties {
  return Object.fromEntries(Object.entries({ ...BASES[kind], ...changes }).filter(([, value]) => value !== undefined));
}

export const SINGLES: Mutant[] = KINDS.flatMap((kind) => PROPERTIES
  .flatMap((property) => VALUES[property].map((value) => ({ kind, changes: { [property]: value } }))));
const change = fc.constantFrom(...PROPERTIES).chain((property) => fc.constantFrom(...VALUES[property]).map((value) => [property, value] as const));
export const PAIRS: Mutant[] = fc.sample(
  fc.record({ kind: fc.constantFrom(...KINDS), changes: fc.tuple(change, change).map((pairs) => Object.fromEntries(pairs)) }),
  { numRuns: 1000, seed: 8 },
);

/** The same value as a template may hold it when nobody knows it before the deployment. */
function tokens(value: unknown): unknown[] {
  const some = [{ 'Fn::If': ['Sometimes', value, { Ref: 'AWS::NoValue' }] }, { 'Fn::If': ['Sometimes', value, value] }];
  if (Array.isArray(value)) {
    return [...some, { Ref: 'List' }, { 'Fn::Split': [',', { Ref: 'Text' }] }, { 'Fn::Split': [',', { 'Fn::Sub': '${Text},${AWS::Region}' }] }];
  }
  return typeof value === 'object' ? some : [
    ...some, { Ref: 'Text' }, { 'Fn::ImportValue': 'x' }, { 'Fn::Sub': '${Text}' }, { 'Fn::FindInMap': ['a', 'b', 'c'] }, { 'Fn::Select': [0, { Ref: 'List' }] },
    '{{resolve:ssm:/x}}',
  ];
}

/** A value with tokens in its place, or in the place of what it holds. */
function withTokens(value: unknown): unknown[] {
  const within = Array.isArray(value)
    ? value.flatMap((item, i) => tokens(item).map((token) => [...value.slice(0, i), token, ...value.slice(i + 1)]))
    : typeof value === 'object' && value !== null && !('Ref' in value)
      ? Object.entries(value).filter(([, item]) => item !== undefined).flatMap(([name, item]) => tokens(item).map((token) => ({ ...value, [name]: token })))
      : [];
  return [...tokens(value), ...within];
}

export const UNKNOWN: Mutant[] = KINDS.flatMap((kind) => Object.entries({ UserPoolId: { Ref: 'Pool' }, ...BASES[kind] })
  .flatMap(([property, value]) => withTokens(value).map((token) => ({ kind, changes: { [property]: token } }))));
