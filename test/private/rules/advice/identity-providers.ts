import { Stack } from 'aws-cdk-lib';
import type { CfnUserPoolIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPoolIdentityProvider as Provider, UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { said } from './advice';
import { PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

/** The name to be written, once for all that are wrong. */
function providerIn(message: string): string {
  return said(message, /[Ww]rite (?:one of )?'(.+?)'/);
}

/** Every provider of the app that is named. */
function providersOf(fixture: UserPoolFixture): CfnUserPoolIdentityProvider[] {
  return fixture.app.node.findAll().filter((construct): construct is CfnUserPoolIdentityProvider => construct instanceof Provider);
}

function leftOut(message: string, client: IConstruct, fixture: UserPoolFixture): void {
  const [provider] = providersOf(fixture).filter(({ node }) => node.path === said(message, /leaves out '(.+?)'/));
  const clientStack = Stack.of(client);
  switch (said(message, /'[^']+', which .*?\. (Remove that dependency|Move it into|Write the name)/)) {
    case 'Remove that dependency': provider.idpIdentifiers = undefined; return;
    case 'Move it into': {
      const { cfnOptions: { condition }, userPoolId, providerName, providerType } = provider;
      provider.node.scope!.node.tryRemoveChild(provider.node.id);
      new Provider(clientStack, 'Saml', { userPoolId, providerName, providerType, providerDetails: {} }).cfnOptions.condition = condition;
      return;
    }
    default: provider.providerName = 'Okta';
  }
}

export const identityProviderAdvice: Record<string, Advice | readonly Advice[]> = {
  'idp-name-length': { client: (message, failing) => ({ ...failing, supportedIdentityProviders: [said(message, /Write (COGNITO) or/)] }) },
  'idp-must-exist': [
    {
      client: (message, failing) => ({ ...failing, supportedIdentityProviders: [providerIn(message)] }),
      built: (message, client, fixture) => {
        l1Of(client).addPropertyOverride('SupportedIdentityProviders', [providerIn(message)]);
        if (message.includes('client.node.addDependency(provider)')) { client.node.addDependency(...providersOf(fixture)); }
      },
    },
    {
      client: (message, failing) => ({ ...failing, supportedIdentityProviders: [providerIn(message)] }),
      built: (message, client, fixture) => {
        // A name in another case is not added.
        const providerName = message.includes('case-sensitive') ? undefined : said(message, /has no identity provider '(.+?)'.* or add the provider to the user pool\./);
        if (providerName === undefined) { return l1Of(client).addPropertyOverride('SupportedIdentityProviders', ['COGNITO']); }
        const provider = new Provider(fixture.stack, 'Added', { userPoolId: fixture.pool.userPoolId, providerName, providerType: 'OIDC', providerDetails: {} });
        if (message.includes('client.node.addDependency(provider)')) { client.node.addDependency(provider); }
      },
    },
  ],
  'idp-case-sensitive': { client: (message, failing) => ({ ...failing, supportedIdentityProviders: [said(message, /Write '(\w+)'/)] }) },
  'idp-needs-dependson': {
    built: (message, client, fixture) => {
      said(message, /(client\.node\.addDependency\(provider\))\.$/);
      client.node.addDependency(...providersOf(fixture));
    },
  },
  'idp-at-least-one': { client: (message, failing) => ({ ...failing, supportedIdentityProviders: [said(message, /Write (?:\[UserPoolClientIdentityProvider\.)?(COGNITO)/)] }) },
  'idp-left-out': [
    { built: leftOut },
    {
      built: (message, client, fixture) => {
        said(message, /Otherwise, list the providers yourself in (supportedIdentityProviders)\./);
        return new PublicAppClient(Stack.of(client), 'Listed', {
          userPool: fixture.pool, callbackUrls: ['https://app.acme.org'], supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
        });
      },
    },
  ],
  'idp-mapped-attribute-writable': {
    client: (message, failing, fixture) => {
      const add = /Add '(\w+)' here\./.exec(message)?.[1];
      if (add !== undefined) { return { ...failing, writeAttributes: [...failing.writeAttributes!, add] }; }
      const remove = said(message, /Remove '([\w:]+)' from the mapping,/);
      for (const provider of providersOf(fixture)) { provider.addPropertyDeletionOverride(`AttributeMapping.${remove}`); }
      return failing;
    },
  },
  'idp-removing-cognito-does-not-block-sdk': {
    client: (message, failing, fixture) => {
      fixture.neighbour('AWS::Cognito::UserPool', { AdminCreateUserConfig: { AllowAdminCreateUserOnly: said(message, /on the user pool: selfSignUpEnabled: (false)\./) === 'false' } });
      return failing;
    },
  },
};
