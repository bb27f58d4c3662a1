import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { FeaturePlan, OAuthScope, UserPool, UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { ConfidentialAppClientProps } from '../src';
import { ConfidentialAppClient, MachineClient, TokenExchange } from '../src';

const BOTH = [TokenExchange.DELEGATION, TokenExchange.IMPERSONATION];
const FLOWS = ['ALLOW_TOKEN_EXCHANGE_DELEGATION', 'ALLOW_TOKEN_EXCHANGE_IMPERSONATION'];

function fixture(featurePlan?: FeaturePlan) {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1', account: '111111111111' } });
  const userPool = new UserPool(stack, 'Pool', { featurePlan });
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  return { app, stack, userPool };
}

function flows(stack: Stack): unknown {
  const [{ Properties }] = Object.values(Template.fromStack(stack).findResources('AWS::Cognito::UserPoolClient')) as { Properties: { ExplicitAuthFlows: string[] } }[];
  return Properties.ExplicitAuthFlows;
}

const findings = (app: App) => app.synth().getStackByName('Stack').messages.map(({ entry }) => String(entry.data)).filter((text) => text.includes('app-clients'));

function web(given: Partial<ConfidentialAppClientProps>) {
  const { app, stack, userPool } = fixture();
  new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org/callback'], logoutUrls: ['https://www.acme.org/'], ...given });
  expect(findings(app)).toEqual([]);
  return flows(stack);
}

test('a machine that exchanges tokens has no other flow', () => {
  const { app, stack, userPool } = fixture();
  new MachineClient(stack, 'Job', { userPool, scopes: [OAuthScope.custom('api/read')], tokenExchange: BOTH });
  expect(findings(app)).toEqual([]);
  expect(flows(stack)).toEqual(FLOWS);
});

test.each([undefined, []])('nothing is exchanged with %j', (tokenExchange) => {
  const { stack, userPool } = fixture();
  new MachineClient(stack, 'Job', { userPool, scopes: [OAuthScope.custom('api/read')], tokenExchange });
  expect(flows(stack)).toEqual(['ALLOW_REFRESH_TOKEN_AUTH']);
});

test('an app that exchanges tokens keeps the flows of its users', () => {
  expect(web({ tokenExchange: [TokenExchange.DELEGATION] })).toEqual(['ALLOW_USER_SRP_AUTH', FLOWS[0], 'ALLOW_REFRESH_TOKEN_AUTH']);
  expect(web({ tokenExchange: BOTH, refreshTokenRotation: true })).toEqual(['ALLOW_USER_SRP_AUTH', ...FLOWS]);
});

test('where sign-in through the API is closed, exchange opens nothing else', () => {
  const saml = { supportedIdentityProviders: [UserPoolClientIdentityProvider.custom('Okta')], disableApiSignIn: true };
  const closed = (given: Partial<ConfidentialAppClientProps>) => {
    const { stack } = fixture();
    const userPool = UserPool.fromUserPoolId(stack, 'Elsewhere', 'eu-west-1_abcdefghi');
    new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org/callback'], ...saml, ...given });
    return flows(stack);
  };
  expect(closed({ tokenExchange: BOTH })).toEqual([...FLOWS, 'ALLOW_REFRESH_TOKEN_AUTH']);
  expect(closed({ tokenExchange: BOTH, refreshTokenRotation: true })).toEqual(FLOWS);
  expect(closed({ refreshTokenRotation: true })).toEqual(['ALLOW_ADMIN_USER_PASSWORD_AUTH']);
});

test('a pool on LITE has no token exchange', () => {
  const { app, stack, userPool } = fixture(FeaturePlan.LITE);
  new MachineClient(stack, 'Job', { userPool, scopes: [OAuthScope.custom('api/read')], tokenExchange: BOTH });
  expect(() => app.synth()).toThrow(/token-exchange-tier/);
});

test('what is not a way of exchanging ends in one sentence', () => {
  const { stack, userPool } = fixture();
  const scopes = [OAuthScope.custom('api/read')];
  expect(() => new MachineClient(stack, 'A', { userPool, scopes, tokenExchange: 'DELEGATION' as never }))
    .toThrow("'Stack/A': tokenExchange is the text 'DELEGATION'. Write a list, such as [TokenExchange.DELEGATION].");
  expect(() => new MachineClient(stack, 'B', { userPool, scopes, tokenExchange: ['delegation' as never] }))
    .toThrow("'Stack/B': tokenExchange[0] is the text 'delegation'. Write TokenExchange.DELEGATION or TokenExchange.IMPERSONATION.");
});
