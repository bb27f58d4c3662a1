/**
 * A single-page app that is served by CloudFront: the callback URL is known only when the distribution is.
 *
 * The app does PKCE itself, as its OIDC library does unless told otherwise; Cognito cannot require it.
 */
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { PublicAppClient } from 'cdk-cognito-app-clients';

const app = new App();
const stack = new Stack(app, 'SinglePageApp');

const userPool = new cognito.UserPool(stack, 'Users');
userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-spa' } });

const client = new PublicAppClient(stack, 'Spa', { userPool });

const distribution = new cloudfront.Distribution(stack, 'Site', {
  defaultBehavior: { origin: S3BucketOrigin.withOriginAccessControl(new s3.Bucket(stack, 'Files')) },
});
client.addCallbackUrl(`https://${distribution.distributionDomainName}/signed-in`);
client.addLogoutUrl(`https://${distribution.distributionDomainName}/`);

new CfnOutput(stack, 'ClientId', { value: client.userPoolClientId });
