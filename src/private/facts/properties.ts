import type { CfnResource } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Assembly } from '../assembly/assembly';
import { readProperties } from '../assembly/assembly';
import { hasOverrides } from '../assembly/cdk-internals';
import { lateListIn } from '../assembly/late-list';
import { ABSENT, dataOf, holdsToken } from '../assembly/resolve';
import { mark } from '../assembly/text';
import { CLIENT_PROPERTIES } from '../service/property-types';

/** The properties of a client in the template, with CloudFormation's names. */
export type Properties = Readonly<Record<string, unknown>>;

/** A typed L1 without overrides is read through its getters, at a tenth of the cost. `undefined` if CDK cannot render it, which CDK reports itself. */
export function propertiesOf(client: CfnResource, assembly: Assembly): Properties | undefined {
  return isReadByGetters(client)
    ? typedProperties(client, poolId(client, assembly), (value) => datum(value, client, assembly))
    : readProperties(client, assembly, null);
}

/** The name of a client. Reads no other property. */
export function clientNameOf(client: CfnResource, assembly: Assembly): unknown {
  return isReadByGetters(client) ? datum(client.clientName, client, assembly) : assembly.propertiesOf(client).ClientName;
}

/** True for a typed L1 without overrides. CDK refuses values of a wrong type in it, except null. */
export function isReadByGetters(client: CfnResource): client is CfnUserPoolClient {
  return 'allowedOAuthFlowsUserPoolClient' in client && !hasOverrides(client);
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
    TokenValidityUnits: block(data(client.tokenValidityUnits), 'TokenValidityUnits'),
    AuthSessionValidity: data(client.authSessionValidity),
    RefreshTokenRotation: block(data(client.refreshTokenRotation), 'RefreshTokenRotation'),
    PreventUserExistenceErrors: data(client.preventUserExistenceErrors),
    EnableTokenRevocation: data(client.enableTokenRevocation),
    EnablePropagateAdditionalUserContextData: data(client.enablePropagateAdditionalUserContextData),
    AnalyticsConfiguration: block(data(client.analyticsConfiguration), 'AnalyticsConfiguration'),
  };
}

type BlockName = 'AnalyticsConfiguration' | 'RefreshTokenRotation' | 'TokenValidityUnits';

const BLOCKS: Readonly<Record<BlockName, Members>> = {
  TokenValidityUnits: membersOf('TokenValidityUnits'),
  RefreshTokenRotation: membersOf('RefreshTokenRotation'),
  AnalyticsConfiguration: membersOf('AnalyticsConfiguration'),
};

/** CloudFormation's names, and the names of the typed L1. */
type Members = readonly (readonly [property: string, member: string])[];

function membersOf(name: BlockName): Members {
  return Object.keys(CLIENT_PROPERTIES[name]).map((property) => [property, property.charAt(0).toLowerCase() + property.slice(1)]);
}

/** A block of a typed L1, with CloudFormation's names. The L1 omits names that it does not know. */
function block(data: unknown, name: BlockName): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) { return data; }
  const renamed: Record<string, unknown> = {};
  for (const [property, member] of BLOCKS[name]) {
    const value = (data as Record<string, unknown>)[member];
    if (value !== undefined) { renamed[property] = value; }
  }
  return renamed;
}

/** A plain reference to a user pool of the app can be read without resolving it. */
function poolId(client: CfnUserPoolClient, assembly: Assembly): unknown {
  const pool = assembly.poolOf(client);
  return pool !== undefined && assembly.at(pool)?.ref === client.userPoolId ? mark(pool, 'Ref') : datum(client.userPoolId, client, assembly);
}

function datum(value: unknown, client: CfnResource, assembly: Assembly): unknown {
  if (!holdsToken(value)) { return value; }
  const data = lateData(value, Stack.of(client), assembly) ?? dataOf(value, client, assembly);
  return data === ABSENT ? undefined : data;
}

/** Many clients share the value of a late list of this library. */
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
