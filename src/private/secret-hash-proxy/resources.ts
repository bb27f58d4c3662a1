import * as path from 'path';
import { Duration } from 'aws-cdk-lib';
import { EndpointType, LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct, IConstruct } from 'constructs';
import { readSecret } from './access';
import { environment } from './environment';
import type { SecretHashProxyOptions } from '../../props/secret-hash-proxy-options';
import { functionRole } from '../secret/function-role';

/** API Gateway times out after 29 seconds. */
const TIMEOUT = Duration.seconds(28);

/** The client of the proxy. */
interface ProxiedClient extends IConstruct {
  readonly secret: ISecret;
  readonly userPool: IUserPoolRef;
  readonly userPoolClientId: string;
}

/** The function, and the API in front of it. */
export function makeProxy(
  scope: Construct, client: ProxiedClient, { allowedOrigins, webAcl, functionOptions = {} }: SecretHashProxyOptions,
): { handler: LambdaFunction; restApi: RestApi } {
  const { permissionsBoundary, ...options } = functionOptions;
  const { secret, userPool, userPoolClientId: clientId } = client;
  const role = functionRole(scope, { ...options, permissionsBoundary }, readSecret(scope, secret));
  const handler = new LambdaFunction(scope, 'Handler', {
    ...options,
    description: `Adds the secret hash of ${client.node.path}`,
    // The newest runtime in the oldest CDK version that this library supports.
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromAsset(path.join(__dirname, '..', '..', '..', 'assets', 'secret-hash-proxy')),
    timeout: TIMEOUT,
    memorySize: 512,
    environment: environment(scope, { clientId, userPool, secretArn: secret.secretArn, allowedOrigins }),
    role,
  });
  const restApi = makeApi(scope, handler);
  if (webAcl) {
    new CfnWebACLAssociation(scope, 'WebAcl', { resourceArn: restApi.deploymentStage.stageArn, webAclArn: webAcl.webAclRef.webAclArn });
  }
  return { handler, restApi };
}

function makeApi(scope: Construct, handler: LambdaFunction): RestApi {
  const api = new RestApi(scope, 'Api', {
    description: `Secret-hash proxy ${scope.node.path}`,
    endpointConfiguration: { types: [EndpointType.REGIONAL] },
    // Otherwise CDK would set the role with which API Gateway writes logs, for the whole account and Region.
    cloudWatchRole: false,
  });
  const integration = new LambdaIntegration(handler, { allowTestInvoke: false });
  for (const method of ['POST', 'OPTIONS']) { api.root.addMethod(method, integration); }
  return api;
}
