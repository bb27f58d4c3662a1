/**
 * One client for each tenant. Its users sign in with the tenant's own identity provider only.
 */
import { App, CfnOutput, CfnResource, Duration, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { ConfidentialAppClient } from 'cdk-cognito-app-clients';

const TENANTS = [
  { name: 'Initech', metadata: 'https://sso.initech.org/metadata.xml' },
  { name: 'Hooli', metadata: 'https://id.hooli.org/saml/metadata' },
];

const app = new App();
const stack = new Stack(app, 'Tenants');

const userPool = new cognito.UserPool(stack, 'Users');
userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-tenants' } });

// `ssoSession` requires that the user pool tracks sessions. Older CDK versions have no L1 for this type.
new CfnResource(stack, 'Sessions', {
  type: 'AWS::Cognito::UserPoolSessionConfigurationAttachment',
  properties: { UserPoolId: userPool.userPoolId, UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 20 } },
});

for (const { name, metadata } of TENANTS) {
  new cognito.UserPoolIdentityProviderSaml(stack, `${name}Provider`, {
    userPool,
    name,
    metadata: cognito.UserPoolIdentityProviderSamlMetadata.url(metadata),
    attributeMapping: { email: cognito.ProviderAttribute.other('mail') },
  });
  const client = new ConfidentialAppClient(stack, name, {
    userPool,
    callbackUrls: [`https://${name.toLowerCase()}.acme.org/callback`],
    // The default list would offer the providers of all tenants. CloudFormation creates a provider that is given by name before the client.
    supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom(name)],
    // Managed login has one session for all clients of the user pool. Without this setting, it could sign a user of one tenant in to the app of another tenant.
    ssoSession: Duration.minutes(0),
  });
  new CfnOutput(stack, `${name}ClientId`, { value: client.userPoolClientId });
}
