import * as path from 'path';
import { Duration } from 'aws-cdk-lib';
import { EndpointType, LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct, IConstruct } from 'constructs';
import { readSecret } from './access';
import { distribute, distributionSecret, STAGE } from './distribution';
import { environment } from './environment';
import { refusalHeaders } from './refusal-headers';
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

/** What is created for a proxy. */
export interface Proxy {
  readonly handler: LambdaFunction;
  readonly restApi: RestApi;
  readonly distribution?: Distribution;
  readonly endpoint: string;
}

/** The function, the API in front of it, and the distribution in front of the API. */
export function makeProxy(scope: Construct, client: ProxiedClient, options: SecretHashProxyOptions): Proxy {
  const { allowedOrigins, webAcl, createDistribution = false, distributionPath = '/cognito' } = options;
  const distributed = createDistribution || options.distribution !== undefined;
  const proof = distributed ? distributionSecret(scope) : undefined;
  const handler = makeHandler(scope, client, options, proof);
  const restApi = makeApi(scope, handler, options.distribution ? distributionPath : '/');
  refusalHeaders(restApi, allowedOrigins);
  if (webAcl && !createDistribution) {
    new CfnWebACLAssociation(scope, 'WebAcl', { resourceArn: restApi.deploymentStage.stageArn, webAclArn: webAcl.webAclRef.webAclArn });
  }
  if (!proof) { return { handler, restApi, endpoint: restApi.url }; }
  const distribution = distribute(scope, restApi, proof, { ...options, distributionPath });
  return { handler, restApi, distribution, endpoint: `https://${distribution.distributionDomainName}${options.distribution ? distributionPath : '/'}` };
}

function makeHandler(
  scope: Construct, client: ProxiedClient, { allowedOrigins, functionOptions = {} }: SecretHashProxyOptions, proof: ISecret | undefined,
): LambdaFunction {
  const { permissionsBoundary, ...options } = functionOptions;
  const { secret, userPool, userPoolClientId: clientId } = client;
  const role = functionRole(scope, { ...options, permissionsBoundary }, [secret, ...proof ? [proof] : []].flatMap((each) => readSecret(scope, each)));
  return new LambdaFunction(scope, 'Handler', {
    ...options,
    description: `Adds the secret hash of ${client.node.path}`,
    // The newest runtime in the oldest CDK version that this library supports.
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromAsset(path.join(__dirname, '..', '..', '..', 'assets', 'secret-hash-proxy')),
    timeout: TIMEOUT,
    memorySize: 512,
    environment: environment(scope, { clientId, userPool, secretArn: secret.secretArn, distributionSecretArn: proof?.secretArn, allowedOrigins }),
    role,
  });
}

function makeApi(scope: Construct, handler: LambdaFunction, at: string): RestApi {
  const api = new RestApi(scope, 'Api', {
    description: `Secret-hash proxy ${scope.node.path}`,
    endpointConfiguration: { types: [EndpointType.REGIONAL] },
    deployOptions: { stageName: STAGE },
    // Otherwise CDK would set the role with which API Gateway writes logs, for the whole account and Region.
    cloudWatchRole: false,
  });
  const integration = new LambdaIntegration(handler, { allowTestInvoke: false });
  const resource = at === '/' ? api.root : api.root.resourceForPath(at);
  for (const method of ['POST', 'OPTIONS']) { resource.addMethod(method, integration); }
  return api;
}
