import type { CfnResource } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Assembly } from '../assembly/assembly';
import { readProperties } from '../assembly/assembly';
import { hasOverrides } from '../assembly/cdk-internals';
import { lateListIn } from '../assembly/late-list';
import { ABSENT, dataOf, holdsToken } from '../assembly/resolve';
import { mark } from '../assembly/text';

/** The properties of a client as the template will show them, by CloudFormation's names. */
export type Properties = Readonly<Record<string, unknown>>;

/** A typed L1 without overrides is read by its getters, which costs a tenth. `undefined` where CDK cannot render it and will say so. */
export function propertiesOf(client: CfnResource, assembly: Assembly): Properties | undefined {
  return isTyped(client) && !hasOverrides(client)
    ? typedProperties(client, poolId(client, assembly), (value) => datum(value, client, assembly))
    : readProperties(client, assembly);
}

/** The name of a client, without reading the rest of it. */
export function nameOf(client: CfnResource, assembly: Assembly): unknown {
  return isTyped(client) && !hasOverrides(client) ? datum(client.clientName, client, assembly) : assembly.propertiesOf(client).ClientName;
}

function isTyped(client: CfnResource): client is CfnUserPoolClient {
  return 'allowedOAuthFlowsUserPoolClient' in client;
}

function typedProperties(client: CfnUserPoolClient, userPoolId: unknown, data: (value: unknown) => unknown): Properties {
  return {
    ClientName: data(client.clientName),
    UserPoolId: userPoolId,
    GenerateSecret: data(client.generateSecret),
    AllowedOAuthFlowsUserPoolClient: data(client.allowedOAuthFlowsUserPoolClient),
    AllowedOAuthFlows: data(client.allowedOAuthFlows),
    AllowedOAuthScopes: data(client.allowedOAuthScopes),
    CallbackURLs: data(client.callbackUrLs),
    LogoutURLs: data(client.logoutUrLs),
    DefaultRedirectURI: data(client.defaultRedirectUri),
    ExplicitAuthFlows: data(client.explicitAuthFlows),
    SupportedIdentityProviders: data(client.supportedIdentityProviders),
    ReadAttributes: data(client.readAttributes),
    WriteAttributes: data(client.writeAttributes),
    AccessTokenValidity: data(client.accessTokenValidity),
    IdTokenValidity: data(client.idTokenValidity),
    RefreshTokenValidity: data(client.refreshTokenValidity),
    TokenValidityUnits: data(client.tokenValidityUnits),
    AuthSessionValidity: data(client.authSessionValidity),
    RefreshTokenRotation: data(client.refreshTokenRotation),
    PreventUserExistenceErrors: data(client.preventUserExistenceErrors),
    EnableTokenRevocation: data(client.enableTokenRevocation),
    EnablePropagateAdditionalUserContextData: data(client.enablePropagateAdditionalUserContextData),
    AnalyticsConfiguration: data(client.analyticsConfiguration),
  };
}

/** The names of the resource type's properties. */
export const NAMES: ReadonlySet<string> = new Set(Object.keys(typedProperties({} as CfnUserPoolClient, undefined, () => undefined)));

/** The names of properties that the resource type does not have. */
export function otherNames(properties: Properties): string[] {
  return Object.keys(properties).filter((name) => !NAMES.has(name));
}

/** The plain reference to a pool of the app is known without being resolved. */
function poolId(client: CfnUserPoolClient, assembly: Assembly): unknown {
  const pool = assembly.poolOf(client);
  return pool !== undefined && assembly.at(pool)?.ref === client.userPoolId ? mark(pool, 'Ref') : datum(client.userPoolId, client, assembly);
}

function datum(value: unknown, client: CfnResource, assembly: Assembly): unknown {
  if (!holdsToken(value)) { return value ?? undefined; }
  const data = lateData(value, Stack.of(client), assembly) ?? dataOf(value, client, assembly);
  return data === ABSENT ? undefined : data;
}

/** Many clients share what a late list of ours is. */
function lateData(value: unknown, stack: Stack, assembly: Assembly): unknown {
  const list = lateListIn(value, assembly);
  if (list === undefined) { return undefined; }
  const known = assembly.memo(lateListData);
  if (!known.has(list)) { known.set(list, dataOf(list, stack, assembly)); }
  return known.get(list);
}

function lateListData(): Map<readonly unknown[], unknown> {
  return new Map();
}
