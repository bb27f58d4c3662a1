/**
 * A web app on a server, behind a load balancer that signs users in before it forwards a request.
 */
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import * as certificatemanager from 'aws-cdk-lib/aws-certificatemanager';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as actions from 'aws-cdk-lib/aws-elasticloadbalancingv2-actions';
import { ConfidentialAppClient } from 'cdk-cognito-app-clients';

const app = new App();
const stack = new Stack(app, 'WebApp');

const userPool = new cognito.UserPool(stack, 'Users');
const domain = userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-web' } });

const client = new ConfidentialAppClient(stack, 'Web', {
  userPool,
  callbackUrls: ['https://www.acme.org/oauth2/idpresponse'],
  logoutUrls: ['https://www.acme.org/'],
});

const loadBalancer = new elbv2.ApplicationLoadBalancer(stack, 'LoadBalancer', {
  vpc: new ec2.Vpc(stack, 'Vpc'),
  internetFacing: true,
});
loadBalancer.addListener('Https', {
  port: 443,
  certificates: [certificatemanager.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:111111111111:certificate/acme')],
  defaultAction: new actions.AuthenticateCognitoAction({
    userPool,
    userPoolClient: client,
    userPoolDomain: domain,
    next: elbv2.ListenerAction.fixedResponse(200, { messageBody: 'signed in' }),
  }),
});

new CfnOutput(stack, 'ClientId', { value: client.userPoolClientId });
