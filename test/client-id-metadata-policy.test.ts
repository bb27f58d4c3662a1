import { App, CfnResource, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { ClientIdMetadataPolicyProps } from '../src';
import { ClientIdMetadataPolicy, ConfidentialAppClient, MachineClient, PublicAppClient } from '../src';

const POLICY = 'AWS::Cognito::CIMDPolicy';
const urlPatterns = ['https://app.example.com/oauth/client.json'];
const callbackUrls = ['https://app.acme.org/callback'];

function fixture() {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1', account: '111111111111' } });
  const userPool = new UserPool(stack, 'Pool');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  return { app, stack, userPool };
}

function made(props: Partial<ClientIdMetadataPolicyProps> = {}) {
  const { app, stack, userPool } = fixture();
  const client = new PublicAppClient(stack, 'Hosts', { userPool, callbackUrls });
  const policy = new ClientIdMetadataPolicy(stack, 'Policy', { client, urlPatterns, ...props });
  return { app, stack, userPool, client, policy };
}

const findings = (app: App) => app.synth().getStackByName('Stack').messages.map(({ entry }) => String(entry.data)).filter((text) => text.includes('cimd-'));
const propertiesIn = (stack: Stack) => Object.values(Template.fromStack(stack).findResources(POLICY)).map(({ Properties }) => Properties as Record<string, unknown>);

test('what is rendered with the patterns alone', () => {
  const { app, stack, userPool, client, policy } = made();
  expect(findings(app)).toEqual([]);
  expect(policy.client).toBe(client);
  expect(propertiesIn(stack)).toEqual([{
    UserPoolId: stack.resolve(userPool.userPoolId) as unknown, ClientId: stack.resolve(client.userPoolClientId) as unknown, PolicyName: 'StackPolicyC600FC89', URLPatterns: urlPatterns,
  }]);
});

test('and with everything', () => {
  const { app, stack } = made({ cacheDuration: Duration.days(7), policyName: 'Known hosts' });
  expect(findings(app)).toEqual([]);
  expect(propertiesIn(stack)).toMatchObject([{ PolicyName: 'Known hosts', CacheDuration: 604800 }]);
});

test('a name made of a long path has at most 32 characters, and two policies have two names', () => {
  const { stack, client } = made();
  const deep = new Construct(stack, 'A'.repeat(60));
  for (const id of ['First', 'Second']) { new ClientIdMetadataPolicy(deep, id, { client, urlPatterns: [`https://${id.toLowerCase()}.example.com/client.json`] }); }
  const names = propertiesIn(stack).map(({ PolicyName }) => PolicyName as string);
  expect(new Set(names).size).toBe(3);
  for (const name of names) { expect(name).toMatch(/^\w{1,32}$/); }
});

test('an imported client is taken', () => {
  const { app, stack, userPool } = fixture();
  const client = PublicAppClient.fromPublicAppClientAttributes(stack, 'Elsewhere', { userPool, userPoolClientId: '1example23456789' });
  new ClientIdMetadataPolicy(stack, 'Policy', { client, urlPatterns });
  expect(findings(app)).toEqual([]);
  expect(propertiesIn(stack)).toMatchObject([{ ClientId: '1example23456789' }]);
});

test('the generic resource is made, whatever the CDK', () => {
  const { policy } = made();
  expect((policy.node.findChild('Resource') as CfnResource).constructor).toBe(CfnResource);
});

test.each<[Partial<ClientIdMetadataPolicyProps>, RegExp]>([
  [{ urlPatterns: [] }, /cimd-url-patterns/],
  [{ urlPatterns: ['http://app.example.com/client.json'] }, /cimd-url-patterns/],
  [{ cacheDuration: Duration.hours(1) }, /cimd-cache-duration/],
  [{ policyName: 'a'.repeat(33) }, /cimd-policy-name/],
])('%j is an error', (props, error) => {
  const { app } = made(props);
  expect(() => app.synth()).toThrow(error);
});

test('the client of a machine is an error, and one with a secret a warning', () => {
  const { app, stack, userPool } = fixture();
  const server = userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  const scopes = [{ scopeName: 'api/read' }];
  const machine = new MachineClient(stack, 'Machine', { userPool, scopes });
  machine.node.addDependency(server);
  new ClientIdMetadataPolicy(stack, 'Policy', { client: machine as never, urlPatterns });
  expect(() => app.synth()).toThrow(/cimd-client-grant/);
  const other = fixture();
  const client = new ConfidentialAppClient(other.stack, 'Web', { userPool: other.userPool, callbackUrls, logoutUrls: ['https://app.acme.org/'] });
  new ClientIdMetadataPolicy(other.stack, 'Policy', { client, urlPatterns });
  expect(findings(other.app)).toEqual([expect.stringMatching(/cimd-client-secret/)]);
});

test('https://* is a warning', () => {
  const { app } = made({ urlPatterns: ['https://*/client'] });
  expect(findings(app)).toEqual([expect.stringMatching(/cimd-pattern-open/)]);
});

test('a duration made of a token is rendered in seconds, and refused in another unit', () => {
  const { app, stack } = made({ cacheDuration: Duration.seconds(Lazy.number({ produce: () => 90000 })) });
  expect(findings(app)).toEqual([]);
  expect(propertiesIn(stack)).toMatchObject([{ CacheDuration: 90000 }]);
  const other = made({ cacheDuration: Duration.days(Lazy.number({ produce: () => 2 })) });
  expect(() => other.app.synth()).toThrow(/cacheDuration is a token in days.*Duration\.seconds/s);
});

test.each([
  [{ client: undefined }, 'client is absent. Write a PublicAppClient, or PublicAppClient.fromPublicAppClientAttributes(…) for one made elsewhere.'],
  [{ client: '1example' }, 'client is the text \'1example\'. Write a PublicAppClient'],
  [{ urlPatterns: 'https://a.example.com/x' }, 'urlPatterns is the text \'https://a.example.com/x\'. Write a list, such as'],
  [{ cacheDuration: 86400 }, 'cacheDuration is the number 86400. Write a Duration, such as Duration.minutes(86400).'],
])('%j ends in one sentence', (props, sentence) => {
  expect(() => made(props as never)).toThrow(sentence);
});
