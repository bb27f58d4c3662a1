/**
 * One client for each tenant, who signs in through a provider of its own and no other.
 */
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
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
  });
  new CfnOutput(stack, `${name}ClientId`, { value: client.userPoolClientId });
}
