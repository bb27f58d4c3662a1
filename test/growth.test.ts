import { App, Stack } from 'aws-cdk-lib';
import { CfnUserPoolClient, CfnUserPoolIdentityProvider, OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { AppClientRules, PublicAppClient } from '../src';

const callbackUrls = ['https://app.acme.org/callback'];

/** Everything that a synth says, in characters. */
function said(fill: (stack: Stack, userPool: UserPool) => void): number {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  fill(stack, new UserPool(stack, 'Pool'));
  AppClientRules.apply(app);
  try {
    return app.synth().stacks.flatMap(({ messages }) => messages).map(({ entry }) => String(entry.data)).join('\n').length;
  } catch (error) {
    return (error as Error).message.length;
  }
}

const FILLS: Record<string, (n: number) => Parameters<typeof said>[0]> = {
  'clients of one name': (n) => (stack, userPool) => {
    for (let i = 0; i < n; i++) { new PublicAppClient(stack, `Client${i}`, { userPool, userPoolClientName: 'web', callbackUrls }); }
  },
  'scopes of one client that nothing has': (n) => (stack, userPool) => {
    new PublicAppClient(stack, 'Client', { userPool, callbackUrls, scopes: Array.from({ length: n }, (_, i) => OAuthScope.custom(`api/s${i}`)) });
  },
  'clients, and providers that depend on them': (n) => (stack, userPool) => {
    const { userPoolId } = userPool;
    for (let i = 0; i < n; i++) {
      const client = new PublicAppClient(stack, `Client${i}`, { userPool, callbackUrls });
      const provider = new CfnUserPoolIdentityProvider(stack, `Provider${i}`, { userPoolId, providerName: `p${i}`, providerType: 'SAML', providerDetails: { MetadataURL: 'https://idp.acme.org' } });
      provider.node.addDependency(client);
    }
  },
  'scopes by name': (n) => (stack, userPool) => {
    userPool.addResourceServer('Api', { identifier: 'api', scopes: Array.from({ length: n }, (_, i) => ({ scopeName: `s${i}`, scopeDescription: 's' })) });
    new CfnUserPoolClient(stack, 'Client', { userPoolId: userPool.userPoolId, allowedOAuthScopes: Array.from({ length: n }, (_, i) => `api/s${i}`) });
  },
  'attributes that the pool does not have': (n) => (stack, userPool) => {
    new CfnUserPoolClient(stack, 'Client', { userPoolId: userPool.userPoolId, readAttributes: Array.from({ length: n }, (_, i) => `custom:a${i}`) });
  },
};

/** The text of a message about a thousand values is as long as that of one about ten. Twice as many resources have twice as many messages. */
test.each(Object.entries(FILLS))('what is said of %s grows no faster than the app', (_, fill) => {
  const [few, twice] = [30, 60].map((n) => said(fill(n)));
  expect(twice / few).toBeLessThan(2.2);
});

/** Both numbers are above every quota. */
test.each(['scopes of one client that nothing has', 'scopes by name', 'attributes that the pool does not have'])('what is said of %s does not grow', (name) => {
  const [few, many] = [120, 400].map((n) => said(FILLS[name](n)));
  expect(many - few).toBeLessThan(200);
});
