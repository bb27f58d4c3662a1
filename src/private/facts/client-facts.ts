import type { CfnResource } from 'aws-cdk-lib';
import { isBranded } from './brandings';
import { circleByDependency, circleWithPool } from './circles';
import type { ClientFacts, ClientKind, OwnFacts, TokenLifetime } from './client';
import { configurationsOf } from './configurations';
import { isChangedLater } from './custom-resources';
import { missingItems } from './missing-items';
import { providersDeployedLater, providersNotOrdered, scopesDeployedLater, scopesNotOrdered } from './ordering';
import { partialUpdates } from './partial-updates';
import { otherPoolsDomains } from './pool-domains';
import { isReadByGetters, propertiesOf } from './properties';
import { nullsIn, otherNames, wrongTypes } from './property-faults';
import { redirectCircle } from './redirect-circle';
import { secretPlaces } from './secret-leaks';
import { isPlainUrl } from './url';
import { flagFact, listFact, numberFact, record, textFact } from './values';
import type { Assembly } from '../assembly/assembly';
import { environmentOf } from '../assembly/assembly';
import { declaredOf } from '../assembly/declared';
import type { PoolKey } from '../assembly/pool-key';
import { dataOf } from '../assembly/resolve';
import { readersOf } from '../assembly/secret-readers';
import type { Fact, ListFact } from '../assembly/text';
import { HOLE, isKnown, UNKNOWN } from '../assembly/text';
import { classOf } from '../assembly/written-class';
import { CLIENT_PROPERTIES } from '../service/property-types';

/** What is read of a client. */
export interface ReadClient {
  readonly facts: ClientFacts;
  readonly pool: PoolKey | undefined;
  /** Two clients have the same text if they belong to the same user pool and differ in `OWN_FACTS` only. */
  readonly likeness: string;
}

/** The facts of a client. `undefined` if CDK cannot render it, which CDK reports itself. */
export function clientFacts(client: CfnResource, assembly: Assembly): ReadClient | undefined {
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
  const isTyped = isReadByGetters(client);

  const callbackUrls = list('CallbackURLs');
  const logoutUrls = list('LogoutURLs');
  const defaultRedirectUri = textFact(properties.DefaultRedirectURI);
  const shared: Omit<ClientFacts, keyof OwnFacts> = {
    kind: declared?.kind ?? kindOf(grants, generateSecret),
    ours: declared !== undefined,
    written: classOf(client),
    platform: declared?.platform,
    apiSignIn: declared?.apiSignIn,
    userPoolId: textFact(properties.UserPoolId),
    generateSecret,
    oauth: flagFact(properties.AllowedOAuthFlowsUserPoolClient),
    grants,
    scopes,
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
    // The getters show only names that the type has, and CDK refuses every other value of a wrong type in them.
    otherNames: isTyped ? [] : otherNames(properties, CLIENT_PROPERTIES),
    wrongTypes: isTyped ? nullsIn(properties, CLIENT_PROPERTIES) : wrongTypes(properties, CLIENT_PROPERTIES),
    unorderedScopes: declared ? [] : scopesNotOrdered(scopes, client, pool, assembly),
    lateScopes: scopesDeployedLater(scopes, client, pool, assembly),
    lateProviders: providersDeployedLater(providers, client, pool, assembly),
    unorderedProviders: declared ? [] : providersNotOrdered(providers, client, pool, assembly),
    waitsForOthers: client.obtainDependencies().some((other) => 'cfnResourceType' in other
      && !String(other.cfnResourceType).startsWith('AWS::Cognito::')),
    branded: isBranded(client, assembly),
    changedLater: isChangedLater(client.node.path, assembly),
    partialUpdates: partialUpdates(client, properties, assembly),
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
  const likeness = JSON.stringify([pool, ...Object.values(shared)]);
  const own: OwnFacts = {
    clientName: textFact(properties.ClientName),
    callbackUrls,
    logoutUrls,
    defaultRedirectUri,
    unusualUrls: { callbackUrls: unusualIn(callbackUrls), logoutUrls: unusualIn(logoutUrls), defaultRedirectUri: unusualIn(defaultRedirectUri) },
  };
  // To copy all facts would take 8 % of the time of all checks.
  return { facts: Object.assign(shared, own), pool, likeness };
}

function unusualIn(urls: Fact<ListFact> | Fact<string>): readonly string[] {
  if (!isKnown(urls)) { return []; }
  return (typeof urls === 'string' ? [urls] : (urls as ListFact).items).filter((url) => !isPlainUrl(url));
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
