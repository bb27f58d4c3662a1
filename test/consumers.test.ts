import { App, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnManagedLoginBranding, CfnUserPoolClient, UserPool } from 'aws-cdk-lib/aws-cognito';
import { AppClientRules, PublicAppClient } from '../src';
import { SOUND } from './user-pool-fixture';

const ENV = { region: 'eu-west-1', account: '111111111111' };
const SECRET = 'cdk-cognito-app-clients::alb-client-secret';

/** A pool and a client of it in one stack, and a listener that signs users in by the client in another. */
class TwoStacks {
  public readonly app = new App();
  public readonly stack = new Stack(this.app, 'Users', { env: ENV });
  public readonly pool = new UserPool(this.stack, 'Pool');
  public readonly elsewhere = new Stack(this.app, 'Web', { env: ENV });

  constructor() { this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } }); }

  public listener(client: { readonly userPoolClientId: string }): CfnResource {
    return new CfnResource(this.elsewhere, 'Listener', {
      type: 'AWS::ElasticLoadBalancingV2::Listener',
      properties: {
        DefaultActions: [{
          Type: 'authenticate-cognito',
          AuthenticateCognitoConfig: { UserPoolArn: this.pool.userPoolArn, UserPoolClientId: client.userPoolClientId, UserPoolDomain: 'acme' },
        }],
      },
    });
  }

  public ours(): PublicAppClient {
    return new PublicAppClient(this.stack, 'Client', { userPool: this.pool, callbackUrls: ['https://app.acme.org/oauth2/idpresponse'] });
  }

  public raw(): { readonly userPoolClientId: string } {
    const client = new CfnUserPoolClient(this.stack, 'Client', { userPoolId: this.pool.userPoolId, ...SOUND.public });
    return { userPoolClientId: client.ref };
  }
}

test('a consumer of a client of ours is reported where it stands, in another stack too', () => {
  const stacks = new TwoStacks();
  stacks.listener(stacks.ours());
  expect(() => stacks.app.synth()).toThrow(/\[Web\/Listener\] 1 error [^]*AuthenticateCognitoConfig: The client 'Users\/Client\/Resource' has no secret[^]*::alb-client-secret/);
});

test('a consumer of an L1 client is reported where the rules were applied around the client, not around the consumer alone', () => {
  const silent = new TwoStacks();
  silent.listener(silent.raw());
  AppClientRules.apply(silent.elsewhere);
  silent.app.synth();

  const stacks = new TwoStacks();
  stacks.listener(stacks.raw());
  AppClientRules.apply(stacks.stack);
  expect(() => stacks.app.synth()).toThrow(/\[Web\/Listener\][^]*::alb-client-secret/);
});

test('a finding on a consumer is acknowledged on it or above it', () => {
  for (const above of [false, true]) {
    const stacks = new TwoStacks();
    const listener = stacks.listener(stacks.ours());
    Validations.of(above ? stacks.app : listener).acknowledge({ id: SECRET, reason: 'replaced next week' });
    stacks.app.synth();
  }
});

test('what is a neighbour of one pool and names a client of another is reported once, with both findings', () => {
  const { app, stack, ...stacks } = new TwoStacks();
  const client = new PublicAppClient(stack, 'Client', { userPool: stacks.pool, disableOAuth: true });
  const other = new UserPool(stack, 'Other');
  new PublicAppClient(stack, 'OfOther', { userPool: other, disableOAuth: true });
  new CfnManagedLoginBranding(stack, 'Style', { userPoolId: other.userPoolId, clientId: client.userPoolClientId, useCognitoProvidedValues: true, settings: {} });
  expect(() => app.synth()).toThrow(/\[Users\/Style\] 2 errors [^]*::branding-values-exclusive[^]*::client-of-another-pool/);
});

test('a warning on a consumer stands on it', () => {
  const stacks = new TwoStacks();
  const other = new UserPool(stacks.stack, 'Other');
  const client = stacks.ours();
  new CfnResource(stacks.stack, 'Authorizer', {
    type: 'AWS::ApiGatewayV2::Authorizer',
    properties: { JwtConfiguration: { Issuer: other.userPoolProviderUrl, Audience: [client.userPoolClientId] } },
  });
  stacks.app.synth();
  Annotations.fromStack(stacks.stack).hasWarning('/Users/Authorizer', Match.stringLikeRegexp("'Users/Client/Resource' .JwtConfiguration.Audience. is not a client of the user pool"));
});
