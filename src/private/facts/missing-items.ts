import type { CfnResource } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';

/** The lists of a typed L1. */
const LISTS: Readonly<Record<string, keyof CfnUserPoolClient>> = {
  CallbackURLs: 'callbackUrLs',
  LogoutURLs: 'logoutUrLs',
  AllowedOAuthScopes: 'allowedOAuthScopes',
  AllowedOAuthFlows: 'allowedOAuthFlows',
  ExplicitAuthFlows: 'explicitAuthFlows',
  SupportedIdentityProviders: 'supportedIdentityProviders',
  ReadAttributes: 'readAttributes',
  WriteAttributes: 'writeAttributes',
};

export function isMissing(item: unknown): boolean {
  return item === undefined || item === null;
}

/** Given items that CDK drops when it renders the client, for example `CallbackURLs[0]`. */
export function missingItems(client: CfnResource): readonly string[] {
  const { rawOverrides } = client as unknown as { rawOverrides?: { Properties?: object } };
  return Object.entries(LISTS).flatMap(([name, property]) => {
    const list: unknown = (client as CfnUserPoolClient)[property];
    return Array.isArray(list) && list.some(isMissing) && !(name in (rawOverrides?.Properties ?? {}))
      ? list.flatMap((item, index) => isMissing(item) ? [`${name}[${index}]`] : [])
      : [];
  });
}
