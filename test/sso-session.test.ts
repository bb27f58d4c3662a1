import { App, CfnResource, Duration, Lazy, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { ConfidentialAppClient, PublicAppClient } from '../src';

const CLIENT = 'AWS::Cognito::UserPoolClientSessionConfigurationAttachment';
const POOL = 'AWS::Cognito::UserPoolSessionConfigurationAttachment';
const callbackUrls = ['https://app.acme.org/callback'];

function fixture() {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1', account: '111111111111' } });
  return { app, stack, userPool: new UserPool(stack, 'Pool') };
}

function track(stack: Stack, userPool: UserPool, id = 'Sessions'): CfnResource {
  return new CfnResource(stack, id, { type: POOL, properties: { UserPoolId: userPool.userPoolId, UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 20 } } });
}

function findings(app: App, name = 'Stack'): string[] {
  return app.synth().getStackByName(name).messages.map(({ entry }) => String(entry.data)).filter((text) => text.includes('::sso-session'));
}

const sessionsIn = (stack: Stack) => Object.values(Template.fromStack(stack).findResources(CLIENT)) as { Properties: object; DependsOn?: string[] }[];

test.each([0, 1, 129600])('%d minutes are rendered, after what turns tracking on for this pool, written before or after the client', (minutes) => {
  const { app, stack, userPool } = fixture();
  const ssoSession = Duration.minutes(minutes);
  new PublicAppClient(stack, 'First', { userPool, callbackUrls, ssoSession });
  const tracking = track(stack, userPool);
  new ConfidentialAppClient(stack, 'Second', { userPool, callbackUrls, ssoSession });
  track(stack, new UserPool(stack, 'Other'), 'OtherSessions');
  expect(findings(app)).toEqual([]);
  const sessions = sessionsIn(stack);
  expect(sessions).toHaveLength(2);
  for (const { Properties, DependsOn } of sessions) {
    expect(Properties).toEqual({
      UserPoolId: stack.resolve(userPool.userPoolId) as object, ClientId: { Ref: expect.any(String) }, SSOSession: { MaxValidityMinutes: minutes },
    });
    expect(DependsOn).toEqual([tracking.logicalId].map((id) => stack.resolve(id) as string));
  }
});

test('what turns tracking on in a nested stack is not waited for', () => {
  const { stack, userPool } = fixture();
  track(new NestedStack(stack, 'Nested'), userPool);
  new PublicAppClient(stack, 'Client', { userPool, callbackUrls, ssoSession: Duration.minutes(0) });
  expect(sessionsIn(stack).map(({ DependsOn }) => DependsOn)).toEqual([undefined]);
});

test('nothing is made by default', () => {
  const { stack, userPool } = fixture();
  new PublicAppClient(stack, 'Client', { userPool, callbackUrls });
  expect(sessionsIn(stack)).toEqual([]);
});

test('60 minutes, the default, makes nothing and says so', () => {
  const { app, stack, userPool } = fixture();
  track(stack, userPool);
  new PublicAppClient(stack, 'Client', { userPool, callbackUrls, ssoSession: Duration.hours(1) });
  expect(findings(app)).toEqual([expect.stringMatching(/sso-session-not-made/)]);
  expect(sessionsIn(stack)).toEqual([]);
});

test('a pool that tracks no sessions is an error', () => {
  const { app, stack, userPool } = fixture();
  new PublicAppClient(stack, 'Client', { userPool, callbackUrls, ssoSession: Duration.minutes(0) });
  expect(() => app.synth()).toThrow(/sso-session-needs-tracking/);
});

test.each([[Duration.days(91), /sso-session-range/], [Duration.seconds(90), /sso-session-range/]])('%s is an error', (ssoSession, error) => {
  const { app, stack, userPool } = fixture();
  track(stack, userPool);
  new PublicAppClient(stack, 'Client', { userPool, callbackUrls, ssoSession });
  expect(() => app.synth()).toThrow(error);
});

test('a Duration made of a token is rendered in minutes, and refused in another unit', () => {
  const token = () => Lazy.number({ produce: () => 5 });
  const { app, stack, userPool } = fixture();
  track(stack, userPool);
  new PublicAppClient(stack, 'Client', { userPool, callbackUrls, ssoSession: Duration.minutes(token()) });
  expect(findings(app)).toEqual([]);
  expect(sessionsIn(stack)[0].Properties).toMatchObject({ SSOSession: { MaxValidityMinutes: 5 } });
  const other = fixture();
  track(other.stack, other.userPool);
  new PublicAppClient(other.stack, 'Client', { userPool: other.userPool, callbackUrls, ssoSession: Duration.hours(token()) });
  expect(() => other.app.synth()).toThrow(/ssoSession \(hours\).*Duration\.minutes/s);
});

test('a client in another stack than the pool gets no dependency of its own', () => {
  const { app, stack, userPool } = fixture();
  track(stack, userPool);
  const second = new Stack(app, 'Second', { env: { region: 'eu-west-1', account: '111111111111' } });
  new PublicAppClient(second, 'Client', { userPool, callbackUrls, ssoSession: Duration.minutes(0) });
  expect(findings(app, 'Second')).toEqual([]);
  expect(sessionsIn(second)[0].DependsOn).toBeUndefined();
  expect(second.dependencies).toContain(stack);
});
