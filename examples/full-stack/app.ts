/**
 * A shop with one user pool: a single-page app on CloudFront, an HTTP API that checks its tokens, a server for the staff on ECS,
 * and a nightly job. Users can sign in to each app right after the deployment, and no app needs its own domain.
 *
 * The user pool has its own stack. Each client is in the stack of its app, because the app needs the client and the client needs the app's URL.
 */
import * as path from 'path';
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin, VpcOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { ConfidentialAppClient, MachineClient, PublicAppClient } from 'cdk-cognito-app-clients';

const app = new App();

// The users, and the scopes that apps can request.
const users = new Stack(app, 'FullStackUsers');
const userPool = new cognito.UserPool(users, 'Users', { selfSignUpEnabled: true, signInAliases: { email: true } });
userPool.addDomain('Domain', {
  cognitoDomain: { domainPrefix: 'acme-full-stack' },
  managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
});
const readOrders = new cognito.ResourceServerScope({ scopeName: 'read', scopeDescription: 'Read orders' });
const orders = userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [readOrders] });
const ordersScope = cognito.OAuthScope.resourceServer(orders, readOrders);

// The shop: a single-page app.
const shop = new Stack(app, 'FullStackShop');
const files = new s3.Bucket(shop, 'Files', { enforceSSL: true });
const site = new cloudfront.Distribution(shop, 'Site', {
  defaultRootObject: 'index.html',
  defaultBehavior: {
    origin: S3BucketOrigin.withOriginAccessControl(files),
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  },
});
const siteUrl = `https://${site.distributionDomainName}`;
const spa = new PublicAppClient(shop, 'Spa', {
  userPool,
  callbackUrls: [`${siteUrl}/`],
  logoutUrls: [`${siteUrl}/`],
  scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, ordersScope],
});

// The nightly job, a program without users.
const nightlyClient = new MachineClient(shop, 'NightlyClient', { userPool, scopes: [ordersScope] });
const nightly = new lambda.Function(shop, 'Nightly', {
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: lambda.Code.fromAsset(path.join(__dirname, 'nightly')),
  environment: nightlyClient.configuration.environment().variables,
});
nightlyClient.secret.grantRead(nightly);

// The API accepts access tokens of these two clients if they have the scope.
const api = new HttpApi(shop, 'Api', {
  corsPreflight: { allowOrigins: [siteUrl], allowMethods: [CorsHttpMethod.GET], allowHeaders: ['authorization'] },
});
const list = new lambda.Function(shop, 'ListOrders', {
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: lambda.Code.fromInline("exports.handler = async () => [{ id: 1001, item: 'Anvil' }, { id: 1002, item: 'Rocket skates' }];"),
});
api.addRoutes({
  path: '/orders',
  methods: [HttpMethod.GET],
  integration: new HttpLambdaIntegration('ListOrders', list),
  authorizer: new HttpUserPoolAuthorizer('Tokens', userPool, { userPoolClients: [spa, nightlyClient] }),
  authorizationScopes: [ordersScope.scopeName],
});
nightly.addEnvironment('API_URL', api.apiEndpoint);

new BucketDeployment(shop, 'Deployment', {
  destinationBucket: files,
  distribution: site,
  sources: [
    Source.asset(path.join(__dirname, 'site')),
    Source.data('config.json', spa.configuration.oidcClientTs().jsonWith({ apiUrl: api.apiEndpoint })),
  ],
});

// The staff's app: a server behind a load balancer that only CloudFront can reach. CloudFront gives it an https URL.
const staff = new Stack(app, 'FullStackStaff');
const vpc = new ec2.Vpc(staff, 'Network', {
  maxAzs: 2,
  natGateways: 0,
  subnetConfiguration: [
    { name: 'Tasks', subnetType: ec2.SubnetType.PUBLIC },
    { name: 'Balancer', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
  ],
});
const balancer = new elb.ApplicationLoadBalancer(staff, 'Balancer', { vpc, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } });
const front = new cloudfront.Distribution(staff, 'Front', {
  defaultBehavior: {
    origin: VpcOrigin.withApplicationLoadBalancer(balancer, { protocolPolicy: cloudfront.OriginProtocolPolicy.HTTP_ONLY }),
    allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
    cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
    originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER,
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  },
});
const staffUrl = `https://${front.distributionDomainName}`;
const web = new ConfidentialAppClient(staff, 'Web', { userPool, callbackUrls: [`${staffUrl}/callback`], logoutUrls: [`${staffUrl}/`] });

const { variables, containerSecrets } = web.configuration.environment();
const task = new ecs.FargateTaskDefinition(staff, 'Task');
task.addContainer('Server', {
  image: ecs.ContainerImage.fromAsset(path.join(__dirname, 'server')),
  environment: { ...variables, PORT: '8080' },
  secrets: containerSecrets,
  portMappings: [{ containerPort: 8080 }],
  logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'server' }),
});
const service = new ecs.FargateService(staff, 'Service', {
  cluster: new ecs.Cluster(staff, 'Cluster', { vpc }),
  taskDefinition: task,
  desiredCount: 1,
  minHealthyPercent: 0,
  circuitBreaker: { rollback: true },
  assignPublicIp: true,
});
balancer.addListener('Http', { port: 80, open: false }).addTargets('Server', { port: 8080, protocol: elb.ApplicationProtocol.HTTP, targets: [service], healthCheck: { path: '/health' } });
balancer.connections.allowFrom(ec2.Peer.ipv4(vpc.vpcCidrBlock), ec2.Port.tcp(80), 'CloudFront, through the VPC origin');

new CfnOutput(shop, 'ShopUrl', { value: siteUrl });
new CfnOutput(shop, 'SpaClientId', { value: spa.userPoolClientId });
new CfnOutput(shop, 'NightlyClientId', { value: nightlyClient.userPoolClientId });
new CfnOutput(staff, 'StaffUrl', { value: staffUrl });
new CfnOutput(staff, 'WebClientId', { value: web.userPoolClientId });
