/**
 * One client for each tenant, who signs in through a provider of its own and no other.
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

// A tenant's client can choose how long it reuses a session only where the pool tracks sessions. The type has no L1 in older CDKs.
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
    // The default list would offer every tenant's provider. A provider given by its name is made before the client.
    supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom(name)],
    // Managed login has one session for all clients of the pool. Without this, a user of one tenant could be signed in to another's app by it.
    ssoSession: Duration.minutes(0),
  });
  new CfnOutput(stack, `${name}ClientId`, { value: client.userPoolClientId });
}
