import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { PublicAppClient } from '../../src';
import { circleIn } from '../circles';
import type { Written } from '../circles';

/** Where a single-page app's parts are: the pool, its client, the distribution, and the file `config.json`. */
interface Stacks { pool: string; client: string; site: string; config: string }

function siteApp({ pool, client: clientStack, site, config }: Stacks): App {
  const app = new App({ analyticsReporting: false });
  const stack = (id: string) => app.node.tryFindChild(id) as Stack | undefined ?? new Stack(app, id);
  const userPool = new cognito.UserPool(stack(pool), 'Users');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  const files = new s3.Bucket(stack(site), 'Files');
  const distribution = new cloudfront.Distribution(stack(site), 'Site', { defaultBehavior: { origin: S3BucketOrigin.withOriginAccessControl(files) } });
  const client = new PublicAppClient(stack(clientStack), 'Spa', { userPool });
  client.addCallbackUrl(`https://${distribution.distributionDomainName}/callback`);
  client.addLogoutUrl(`https://${distribution.distributionDomainName}/`);
  const { json } = client.configuration.oidcClientTs();
  new BucketDeployment(stack(config), 'Deploy', { destinationBucket: files, sources: [Source.data('config.json', json)] });
  return app;
}

function circles(app: App): string[][] {
  return app.synth({ skipValidation: true }).stacks.map(({ template }) => circleIn(template as Written)).filter((circle) => circle.length > 0);
}

test.each<[string, Stacks]>([
  ['everything in one stack', { pool: 'A', client: 'A', site: 'A', config: 'A' }],
  ['the pool in a stack of its own: recommended', { pool: 'A', client: 'B', site: 'B', config: 'B' }],
  ['the file in a third stack', { pool: 'A', client: 'A', site: 'B', config: 'C' }],
])('%s: works', (_, stacks) => {
  expect(() => siteApp(stacks).synth()).not.toThrow();
  expect(circles(siteApp(stacks))).toEqual([]);
});

test('the pool and the client in one stack, the site and the file in another: CDK refuses it', () => {
  expect(() => siteApp({ pool: 'A', client: 'A', site: 'B', config: 'B' }).synth()).toThrow(/cyclic reference/);
});

function fixture() {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Stack');
  const userPool = new cognito.UserPool(stack, 'Users');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  const fn = new lambda.Function(stack, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = () => 1;'),
  });
  return { app, stack, userPool, fn };
}

const CIRCLES: Record<string, () => App> = {
  'a function that has its own URL as the callback, and the client in its variables': () => {
    const { app, stack, userPool, fn } = fixture();
    const client = new PublicAppClient(stack, 'Web', { userPool, callbackUrls: [`${fn.addFunctionUrl().url}callback`] });
    fn.addEnvironment('CONFIG', client.configuration.oidcClientTs().json);
    return app;
  },
  'an API whose function has the client in its variables': () => {
    const { app, stack, userPool, fn } = fixture();
    const api = new apigateway.LambdaRestApi(stack, 'Api', { handler: fn });
    const client = new PublicAppClient(stack, 'Web', { userPool, callbackUrls: [`${api.url}callback`] });
    fn.addEnvironment('CLIENT_ID', client.userPoolClientId);
    return app;
  },
  'a distribution with a function that has the client in its code': () => {
    const { app, stack, userPool } = fixture();
    const client = new PublicAppClient(stack, 'Spa', { userPool });
    const code = cloudfront.FunctionCode.fromInline(`function handler(event) { return '${client.userPoolClientId}'; }`);
    const distribution = new cloudfront.Distribution(stack, 'Site', {
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(new s3.Bucket(stack, 'Files')),
        functionAssociations: [{ eventType: cloudfront.FunctionEventType.VIEWER_REQUEST, function: new cloudfront.Function(stack, 'Edge', { code }) }],
      },
    });
    client.addCallbackUrl(`https://${distribution.distributionDomainName}/callback`);
    return app;
  },
};

describe.each(Object.entries(CIRCLES))('%s', (_, build) => {
  test('is a circle, and an error says so', () => {
    expect(circles(build())).toHaveLength(1);
    expect(() => build().synth()).toThrow(/cdk-cognito-app-clients::callback-circle/);
  });
});

test('the first way out: a URL that is known before the deployment', () => {
  const { app, stack, userPool, fn } = fixture();
  fn.addFunctionUrl();
  const client = new PublicAppClient(stack, 'Web', { userPool, callbackUrls: ['https://app.acme.org/callback'] });
  fn.addEnvironment('CONFIG', client.configuration.oidcClientTs().json);
  expect(() => app.synth()).not.toThrow();
  expect(circleIn(Template.fromStack(stack).toJSON() as Written)).toEqual([]);
});

test('the second way out: a parameter that the app finds by a fixed name', () => {
  const { app, stack, userPool, fn } = fixture();
  const parameterName = '/acme/web/sign-in';
  fn.addEnvironment('CONFIG_PARAMETER', parameterName);
  ssm.StringParameter.fromStringParameterName(stack, 'ByName', parameterName).grantRead(fn);
  const client = new PublicAppClient(stack, 'Web', { userPool, callbackUrls: [`${fn.addFunctionUrl().url}callback`] });
  new ssm.StringParameter(stack, 'Config', { parameterName, stringValue: client.configuration.oidcClientTs().json });
  expect(() => app.synth()).not.toThrow();
  expect(circleIn(Template.fromStack(stack).toJSON() as Written)).toEqual([]);
});
