import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { FeaturePlan, OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { MachineClient, PublicAppClient } from '../src';

/** The recipe of docs/mcp.md: registration with a token, and the client that hands out such tokens. */
function registering(configuration: object, featurePlan?: FeaturePlan) {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1', account: '111111111111' } });
  const userPool = new UserPool(stack, 'Pool', { featurePlan });
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  (userPool.node.defaultChild as CfnUserPool).addPropertyOverride('DcrConfiguration', configuration);
  const client = new MachineClient(stack, 'Registrar', { userPool, scopes: [OAuthScope.custom('aws.cognito/dcr/register')] });
  return { app, stack, userPool, client };
}

const findings = (app: App) => app.synth().getStackByName('Stack').messages.map(({ entry }) => String(entry.data)).filter((text) => text.includes('app-clients'));

test('authenticated registration, with a client for the initial access token, is sound', () => {
  const { app, stack } = registering({ EnableStatus: 'Enabled', OpenDcrEnabled: false, AuthenticatedGrantTypes: ['code'], AllowedScopes: ['api/read'] });
  expect(findings(app)).toEqual([]);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Cognito::UserPool', { DcrConfiguration: { EnableStatus: 'Enabled', OpenDcrEnabled: false, AuthenticatedGrantTypes: ['code'], AllowedScopes: ['api/read'] } });
  template.hasResourceProperties('AWS::Cognito::UserPoolClient', { AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['aws.cognito/dcr/register'], GenerateSecret: true });
});

test('the findings of a pool of a client of ours are in the synth', () => {
  const { app } = registering({ EnableStatus: 'Enabled', OpenDcrEnabled: true, OpenDcrGrantTypes: ['code', 'client_credentials'] });
  expect(findings(app)).toEqual([expect.stringMatching(/dcr-open-client-credentials/)]);
});

test('LITE has no registration', () => {
  const { app } = registering({ EnableStatus: 'Enabled' }, FeaturePlan.LITE);
  expect(() => app.synth()).toThrow(/dcr-tier/);
});

test('a pool without registration has no finding about it', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const userPool = new UserPool(stack, 'Pool');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://app.acme.org/callback'], logoutUrls: ['https://app.acme.org/'] });
  expect(findings(app)).toEqual([]);
});
