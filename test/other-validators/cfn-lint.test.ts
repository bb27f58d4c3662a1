import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import type { CfnResource } from 'aws-cdk-lib';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { ManagedLoginVersion, OAuthScope, ResourceServerScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { CFN_LINT } from './python';
import { ConfidentialAppClient, MachineClient, McpServerAccess, PublicAppClient, PublicPlatform, TokenExchange } from '../../src';

const hasCfnLint = spawnSync(CFN_LINT, ['--version']).status === 0;

/** Errors and warnings of cfn-lint in a template of a stack with clients of every kind. */
function found(change: (stack: Stack) => void = () => {}): string[] {
  const app = new App({ outdir: fs.mkdtempSync(path.join(os.tmpdir(), 'cfn-lint-')) });
  const stack = new Stack(app, 'Clients', { env: { region: 'eu-west-1', account: '111111111111' } });
  const userPool = new UserPool(stack, 'Pool');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' }, managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN });
  userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://www.example.org/cb'] });
  new PublicAppClient(stack, 'Phone', { userPool, platform: PublicPlatform.NATIVE, callbackUrls: ['org.example.app:/cb'] });
  const web = new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.example.org/oauth2/callback'] });
  web.addSecretRotation({ automaticallyAfter: Duration.days(7) });
  void new MachineClient(stack, 'Job', { userPool, scopes: [OAuthScope.custom('api/read')] }).secret;
  change(stack);
  app.synth();
  const { stdout } = spawnSync(CFN_LINT, ['--format', 'json', path.join(app.outdir, 'Clients.template.json')], { encoding: 'utf8' });
  return (JSON.parse(stdout || '[]') as { Rule: { Id: string }; Message: string; Level: string }[])
    // W3005: CDK writes a dependency beside a reference, for the role of each function.
    .filter(({ Level, Rule: { Id: id } }) => Level !== 'Informational' && id !== 'W3005')
    .map(({ Rule, Message }) => `${Rule.Id} ${Message}`);
}

(hasCfnLint ? describe : describe.skip)('cfn-lint (npx projen validators installs it)', () => {
  test('finds nothing in what the constructs make', () => {
    expect(found()).toEqual([]);
  });

  // When cfn-lint learns one of them, docs/token-exchange.md and docs/mcp.md say too much.
  test('knows neither the newest resource type nor the newest flows, and finds nothing else in them', () => {
    const errors = found((stack) => {
      const userPool = stack.node.findChild('Pool') as UserPool;
      const scopes = [new ResourceServerScope({ scopeName: 'tools', scopeDescription: 'Use the tools' })];
      new McpServerAccess(stack, 'Mcp', {
        userPool, resource: 'https://mcp.example.org/mcp', scopes, callbackUrls: ['https://host.example.org/cb'], metadataPolicy: { urlPatterns: ['https://host.example.org/client.json'] },
      });
      new MachineClient(stack, 'Service', { userPool, scopes: [OAuthScope.custom('api/read')], tokenExchange: [TokenExchange.DELEGATION] });
    });
    // 1.51.0 has no list of flows, and 1.58.0 has one without the newest.
    expect(errors.filter((error) => !error.startsWith("E3030 'ALLOW_TOKEN_EXCHANGE_DELEGATION'"))).toEqual([expect.stringMatching(/^E3006 .*AWS::Cognito::CIMDPolicy/)]);
  });

  test('finds what is wrong', () => {
    expect(found((stack) => {
      (stack.node.findChild('Pool').node.defaultChild as CfnResource).addPropertyOverride('Foo', 'bar');
    }).join()).toContain("'Foo'");
  });
});
