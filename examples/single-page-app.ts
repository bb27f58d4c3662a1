/**
 * A single-page app that signs users in right after the deployment.
 *
 * The user pool has its own stack. The client, the distribution and the configuration are together in another stack, because the client needs the URL
 * of the distribution, and the configuration needs the client. The app reads `/config.json`, which contains the settings of oidc-client-ts.
 */
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { PublicAppClient } from 'cdk-cognito-app-clients';

const app = new App();

const users = new Stack(app, 'Users');
const userPool = new cognito.UserPool(users, 'Users');
userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-spa' } });

const site = new Stack(app, 'SinglePageApp');
const bucket = new s3.Bucket(site, 'Files');
const distribution = new cloudfront.Distribution(site, 'Site', {
  defaultRootObject: 'index.html',
  defaultBehavior: { origin: S3BucketOrigin.withOriginAccessControl(bucket) },
});

const client = new PublicAppClient(site, 'Spa', { userPool });
client.addCallbackUrl(`https://${distribution.distributionDomainName}/`);
client.addLogoutUrl(`https://${distribution.distributionDomainName}/`);

new BucketDeployment(site, 'Deployment', {
  destinationBucket: bucket,
  distribution,
  sources: [
    Source.data('index.html', '<h1>Acme</h1>'),
    Source.data('config.json', client.configuration.oidcClientTs().json),
  ],
});

new CfnOutput(site, 'ClientId', { value: client.userPoolClientId });
