import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { CfnManagedLoginBranding, CfnTerms } from 'aws-cdk-lib/aws-cognito';
import type { ManagedLoginBranding } from '../../props/managed-login-branding';
import type { ManagedLoginTerms } from '../../props/managed-login-terms';

export const STYLE_ID = 'ManagedLoginBranding';

/** Creates the style of a client, if it has one. */
export function makeStyle(client: CfnUserPoolClient, branding: ManagedLoginBranding | undefined): void {
  const exported = branding?._exported;
  if (!exported) { return; }
  new CfnManagedLoginBranding(client.node.scope!, STYLE_ID, {
    userPoolId: client.userPoolId,
    clientId: client.ref,
    useCognitoProvidedValues: exported.UseCognitoProvidedValues,
    settings: exported.Settings,
    assets: exported.Assets?.map(({ Category, ColorMode, Extension, Bytes, ResourceId }) => ({
      category: Category, colorMode: ColorMode, extension: Extension, bytes: Bytes, resourceId: ResourceId,
    })),
  });
}

export function makeTerms(client: CfnUserPoolClient, terms: ManagedLoginTerms | undefined): void {
  if (!terms) { return; }
  const documents = [['TermsOfUse', 'terms-of-use', terms.termsOfUse], ['PrivacyPolicy', 'privacy-policy', terms.privacyPolicy]] as const;
  for (const [id, termsName, url] of documents) {
    new CfnTerms(client.node.scope!, id, {
      userPoolId: client.userPoolId,
      clientId: client.ref,
      termsName,
      termsSource: 'LINK',
      enforcement: 'NONE',
      links: { 'cognito:default': url },
    });
  }
}
