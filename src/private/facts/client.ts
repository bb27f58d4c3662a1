import type { CfnResource } from 'aws-cdk-lib';
import { isBranded } from './brandings';
import type { Circle } from './circles';
import { circleByDependency, circleWithPool } from './circles';
import type { ConfigurationFacts } from './configurations';
import { configurationsOf } from './configurations';
import { isChangedLater } from './custom-resources';
import { isMissing, missingItems } from './missing-items';
import type { LateNeighbour } from './ordering';
import { nameBehind, providersDeployedLater, providersNotOrdered, scopesDeployedLater, scopesNotOrdered } from './ordering';
import type { PartialUpdate } from './partial-updates';
import { partialUpdates } from './partial-updates';
import type { OtherPoolsDomain } from './pool-domains';
import { otherPoolsDomains } from './pool-domains';
import { isReadByGetters, propertiesOf } from './properties';
import type { OtherName, WrongType } from './property-faults';
import { flagIn, numberIn, otherNames, wrongTypes } from './property-faults';
import { redirectCircle } from './redirect-circle';
import { secretPlaces } from './secret-leaks';
import type { Assembly, PoolKey } from '../assembly/assembly';
import { environmentOf } from '../assembly/assembly';
import { declaredOf } from '../assembly/declared';
import type { ApiSignIn, LeftOut } from '../assembly/declared';
import { dataOf, holdsToken } from '../assembly/resolve';
import { readersOf } from '../assembly/secret-readers';
import type { Fact, ListFact } from '../assembly/text';
import { fill, HOLE, isKnown, isWhole, mark, onlyMark, marksIn, UNKNOWN } from '../assembly/text';
import { classOf } from '../assembly/written-class';
import { CLIENT_PROPERTIES } from '../service/property-types';
import type { WrittenClass } from '../service/props';

/** The kind of app that a client is for. `unknown` if the template does not show it. */
export type ClientKind = 'public' | 'confidential' | 'machine' | 'unknown';

export interface TokenLifetime {
  /** Absent, unknown, or the number in the template. */
  readonly amount: Fact<number>;
  /** Absent, unknown, or the unit in the template. */
  readonly unit: Fact<string>;
}

export interface Rotation {
  readonly feature: Fact<string>;
  readonly graceSeconds: Fact<number>;
}

/** An app client as in the template. It is plain data without tokens. */
export interface ClientFacts {
  readonly kind: ClientKind;
  /** True if a construct of this library created it. */
  readonly ours: boolean;
  /** The class of the construct in the user's code. Messages use its names. */
  readonly written: WrittenClass;
  readonly platform: 'browser' | 'native' | undefined;
  /** Whether the construct allows sign-in through the API. `undefined` for clients that this library did not create. */
  readonly apiSignIn: ApiSignIn | undefined;
  readonly clientName: Fact<string>;
  /** The id of the user pool as text, with marks. */
  readonly userPoolId: Fact<string>;
  readonly generateSecret: Fact<boolean>;
  readonly oauth: Fact<boolean>;
  readonly grants: Fact<ListFact>;
  readonly scopes: Fact<ListFact>;
  readonly callbackUrls: Fact<ListFact>;
  readonly logoutUrls: Fact<ListFact>;
  readonly defaultRedirectUri: Fact<string>;
  readonly authFlows: Fact<ListFact>;
  readonly providers: Fact<ListFact>;
  readonly readAttributes: Fact<ListFact>;
  readonly writeAttributes: Fact<ListFact>;
  readonly accessToken: TokenLifetime;
  readonly idToken: TokenLifetime;
  readonly refreshToken: TokenLifetime;
  readonly authSessionMinutes: Fact<number>;
  /** Absent, unknown, or the block in the template. */
  readonly rotation: Fact<Rotation>;
  readonly preventUserExistenceErrors: Fact<string>;
  readonly revocation: Fact<boolean>;
  readonly propagateContext: Fact<boolean>;
  readonly analytics: Fact<Readonly<Record<string, unknown>>>;
  /** List items that are undefined, for example `CallbackURLs[0]`. */
  readonly missingItems: readonly string[];
  /** Names of properties, and of members inside of properties, that the resource type does not have. */
  readonly otherNames: readonly OtherName[];
  readonly wrongTypes: readonly WrongType[];
  /** Neighbours in the same stack that the client names without a reference, so that CloudFormation may create them later. */
  readonly unorderedScopes: readonly string[];
  readonly unorderedProviders: readonly string[];
  /** Scopes and providers whose resource is in a stack that is deployed after the client's stack. */
  readonly lateScopes: readonly LateNeighbour[];
  readonly lateProviders: readonly LateNeighbour[];
  /** It depends on a resource that is not of Cognito, such as a custom resource, which may create what the client names. */
  readonly waitsForOthers: boolean;
  /** Whether there is a managed login style for it. */
  readonly branded: Fact<boolean>;
  /** A custom resource gets its id, and may change its settings. */
  readonly changedLater: boolean;
  /** Resources that call `updateUserPoolClient` and omit some settings of the client. */
  readonly partialUpdates: readonly PartialUpdate[];
  /** Places where anyone who may read templates or configurations can read its secret. */
  readonly secretLeaks: readonly string[];
  /** Resources that can read its secret before it has its first value, because the client depends on them. */
  readonly earlySecretReaders: readonly string[];
  /** Places with a copy of its secret from the last deployment of the resource. */
  readonly secretCopies: readonly string[];
  readonly leftOutProviders: readonly LeftOut[];
  readonly signInRedirects: readonly string[];
  /** What its configurations make the app request. */
  readonly configurations: readonly ConfigurationFacts[];
  /** The resources that a redirect URL of the client refers to and that depend on the client. */
  readonly redirectCircle: readonly string[];
  /** The circle of the client and its user pool, if the user pool depends on the client. */
  readonly poolCircle: Circle | undefined;
  /** A circle of the client, or of its stored secret, and a dependency of either. */
  readonly dependencyCircle: Circle | undefined;
  readonly signOutRedirects: readonly string[];
  /** Whether the URL of the user pool's domain was passed, so that the domain may be outside of the app. */
  readonly domainGiven: boolean;
  /** The members that were read for a URL on the user pool's domain, if the domain is unknown. */
  readonly onUnknownDomain: readonly string[];
  /** The domains of other user pools that were passed to its members. */
  readonly otherPoolsDomains: readonly OtherPoolsDomain[];
  /** The URLs of domains that its members were given. */
  readonly givenDomains: readonly string[];
  readonly unconvertible: readonly { readonly prop: string; readonly unit: string }[];
  /** The prop `ssoSession` has the service's default, for which no resource is created. */
  readonly defaultSsoSession: boolean;
  readonly secretRotation: { readonly intervalHours?: number; readonly overlapHours?: number } | undefined;
  /** The value of the secret was read, to be written to a resource. */
  readonly secretValueUsed: boolean;
  /** Whether a principal has a grant to rotate the secret. */
  readonly rotationGranted: boolean;
  readonly deletionPolicy: Fact<string>;
  /** The Region and account of the client's stack, if they are known. */
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** The Region and account of its user pool, if the app shows them. */
  readonly poolRegion: string | undefined;
  readonly poolAccount: string | undefined;
}

/** The facts of a client. `undefined` if CDK cannot render it, which CDK reports itself. */
export function clientFacts(client: CfnResource, assembly: Assembly): { facts: ClientFacts; pool: PoolKey | undefined } | undefined {
  const properties = propertiesOf(client, assembly);
  if (properties === undefined) { return undefined; }
  const pool = assembly.poolOf(client);
  const environment = environmentOf(client);
  const poolEnvironment = assembly.poolEnvironmentOf(client);
  const declared = declaredOf(client);
  const list = (name: string) => listFact(properties[name], assembly);
  const units = record(properties.TokenValidityUnits);
  const lifetime = (name: string): TokenLifetime => ({
    amount: numberFact(properties[`${name}Validity`]),
    unit: units === UNKNOWN ? UNKNOWN : textFact((units as Record<string, unknown> | undefined)?.[name]),
  });
  const scopes = list('AllowedOAuthScopes');
  const providers = list('SupportedIdentityProviders');
  const grants = list('AllowedOAuthFlows');
  const generateSecret = flagFact(properties.GenerateSecret);
  const rotation = record(properties.RefreshTokenRotation);
  const secretIn = secretPlaces(client, assembly);

  const facts: ClientFacts = {
    kind: declared?.kind ?? kindOf(grants, generateSecret),
    ours: declared !== undefined,
    written: classOf(client),
    platform: declared?.platform,
    apiSignIn: declared?.apiSignIn,
    clientName: textFact(properties.ClientName),
    userPoolId: textFact(properties.UserPoolId),
    generateSecret,
    oauth: flagFact(properties.AllowedOAuthFlowsUserPoolClient),
    grants,
    scopes,
    callbackUrls: list('CallbackURLs'),
    logoutUrls: list('LogoutURLs'),
    defaultRedirectUri: textFact(properties.DefaultRedirectURI),
    authFlows: list('ExplicitAuthFlows'),
    providers,
    readAttributes: list('ReadAttributes'),
    writeAttributes: list('WriteAttributes'),
    accessToken: lifetime('AccessToken'),
    idToken: lifetime('IdToken'),
    refreshToken: lifetime('RefreshToken'),
    authSessionMinutes: numberFact(properties.AuthSessionValidity),
    rotation: isKnown(rotation)
      ? { feature: textFact(rotation.Feature), graceSeconds: numberFact(rotation.RetryGracePeriodSeconds) }
      : rotation,
    preventUserExistenceErrors: textFact(properties.PreventUserExistenceErrors),
    revocation: flagFact(properties.EnableTokenRevocation),
    propagateContext: flagFact(properties.EnablePropagateAdditionalUserContextData),
    analytics: record(properties.AnalyticsConfiguration),
    missingItems: missingItems(client),
    otherNames: otherNames(properties, CLIENT_PROPERTIES),
    wrongTypes: wrongTypes(properties, CLIENT_PROPERTIES).filter(({ isNull }) => isNull || !isReadByGetters(client)),
    unorderedScopes: declared ? [] : scopesNotOrdered(scopes, client, pool, assembly),
    lateScopes: scopesDeployedLater(scopes, client, pool, assembly),
    lateProviders: providersDeployedLater(providers, client, pool, assembly),
    unorderedProviders: declared ? [] : providersNotOrdered(providers, client, pool, assembly),
    waitsForOthers: client.obtainDependencies().some((other) => 'cfnResourceType' in other
      && !String(other.cfnResourceType).startsWith('AWS::Cognito::')),
    branded: isBranded(client, assembly),
    changedLater: isChangedLater(client.node.path, assembly),
    partialUpdates: partialUpdates(client, Object.keys(properties).filter((name) => properties[name] !== undefined), assembly),
    secretLeaks: secretIn.leaks,
    secretCopies: secretIn.copies,
    earlySecretReaders: declared ? readersOf(declared, assembly).early.map(({ node }) => node.path) : [],
    leftOutProviders: declared?.leftOut(assembly) ?? [],
    signInRedirects: declared?.signInRedirects.map((url) => textOf(url, client, assembly)) ?? [],
    configurations: configurationsOf(declared, client, assembly),
    redirectCircle: redirectCircle(properties, client, assembly),
    poolCircle: circleWithPool(client, declared, assembly),
    dependencyCircle: circleByDependency(client, properties, declared, assembly),
    signOutRedirects: declared?.signOutRedirects.map((url) => textOf(url, client, assembly)) ?? [],
    domainGiven: (declared?.givenDomains.length ?? 0) > 0,
    onUnknownDomain: declared && declared.onDomain.length > 0 && declared.domainUrl(assembly) === undefined ? declared.onDomain : [],
    otherPoolsDomains: otherPoolsDomains(declared, client, assembly),
    givenDomains: declared?.givenDomains.map(({ url }) => textOf(url, client, assembly)) ?? [],
    unconvertible: declared?.unconvertible ?? [],
    defaultSsoSession: declared?.defaultSsoSession ?? false,
    secretRotation: declared?.secretRotation,
    rotationGranted: declared?.rotationGranted ?? false,
    secretValueUsed: declared?.secretValueUsed ?? false,
    deletionPolicy: textFact(client.cfnOptions.deletionPolicy),
    region: environment.region,
    account: environment.account,
    poolRegion: poolEnvironment.region,
    poolAccount: poolEnvironment.account,
  };
  return { facts, pool };
}

function record(value: unknown): Fact<Readonly<Record<string, unknown>>> {
  if (value === undefined) { return undefined; }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : UNKNOWN;
}

function textFact(value: unknown): Fact<string> {
  if (value === undefined) { return undefined; }
  return typeof value === 'string' && value !== HOLE ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : UNKNOWN;
}

/** CloudFormation converts `'30'` to 30 and `'true'` to true. */
function numberFact(value: unknown): Fact<number> {
  if (value === undefined) { return undefined; }
  if (typeof value === 'number') { return holdsToken(value) || !Number.isFinite(value) ? UNKNOWN : value; }
  return typeof value === 'string' ? numberIn(value) ?? UNKNOWN : UNKNOWN;
}

function flagFact(value: unknown): Fact<boolean> {
  if (value === undefined || typeof value === 'boolean') { return value; }
  return typeof value === 'string' ? flagIn(value) ?? UNKNOWN : UNKNOWN;
}

function listFact(list: unknown, assembly: Assembly): Fact<ListFact> {
  if (list === undefined) { return undefined; }
  if (!Array.isArray(list)) { return UNKNOWN; }
  if (list.every((item) => typeof item === 'string' && isWhole(item))) { return { items: list, open: false }; }
  const value = list.map((item: unknown) => typeof item === 'boolean' || (typeof item === 'number' && !holdsToken(item)) ? String(item) : item);
  let open = false;
  let via: (string | undefined)[] | undefined;
  const items = present(value).map((item, index) => {
    if (typeof item !== 'string') { open = true; return HOLE; }
    if (isWhole(item)) { return item; }
    const [reference] = marksIn(item);
    if (reference) { (via ??= [])[index] = reference.path; }
    const filled = fill(item, (each) => nameBehind(each, assembly) ?? mark(each.path, each.attribute));
    // A token in a list may also be the empty value, so the number of items is unknown too.
    if (filled === HOLE && !onlyMark(item)) { open = true; }
    return filled;
  });
  return via ? { items, via, open } : { items, open };
}

/** CDK drops undefined items. */
function present(list: readonly unknown[]): readonly unknown[] {
  return list.some(isMissing) ? list.filter((item) => !isMissing(item)) : list;
}

function textOf(value: string, client: CfnResource, assembly: Assembly): string {
  const data = dataOf(value, client, assembly);
  return typeof data === 'string' ? data : HOLE;
}

function kindOf(grants: Fact<ListFact>, secret: Fact<boolean>): ClientKind {
  if (isKnown(grants) && !grants.open && grants.items.length > 0 && grants.items.every((grant) => grant === 'client_credentials')) {
    return 'machine';
  }
  if (secret === UNKNOWN) { return 'unknown'; }
  // A machine client has a secret, and client_credentials is its only grant.
  if (secret !== true) { return 'public'; }
  const forUsers = isKnown(grants) && (!grants.open || grants.items.some((grant) => grant === 'code' || grant === 'implicit'));
  return forUsers || grants === undefined ? 'confidential' : 'unknown';
}
