import * as path from 'path';
import { Duration, Validations } from 'aws-cdk-lib';
import { EndpointType, LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { IConfidentialAppClient } from './confidential-app-client';
import { checkGiven, STRUCTS } from './private/construction/given/structs';
import { functionRole } from './private/secret/function-role';
import { readSecret } from './private/secret-hash-proxy/access';
import { environment } from './private/secret-hash-proxy/environment';
import { originProblems } from './private/secret-hash-proxy/origins';
import { usedClientProblem, webAclProblems } from './private/secret-hash-proxy/problems';
import type { SecretHashProxyOptions } from './props/secret-hash-proxy-options';

/**
 * What a secret-hash proxy is made of.
 */
export interface SecretHashProxyProps extends SecretHashProxyOptions {
  /** The client whose secret the proxy knows. Its users must be able to sign in through the API, such as with `authFlows: { userSrp: true }`. */
  readonly client: IConfidentialAppClient;
}

/** API Gateway gives up after 29 seconds. */
const TIMEOUT = Duration.seconds(28);

/**
 * A proxy between a public app and a confidential client: it adds the secret hash to the requests of the app.
 *
 * The app signs its users in through the API of user pools, with a library such as Amplify, and calls `endpoint` in place of Cognito. The client has a secret
 * that the app does not know, so Cognito refuses requests that do not come through the proxy, and a web ACL or code of yours can judge each request first. Before you use it,
 * see whether a web ACL on the user pool is enough: it needs no proxy. Managed login and the token endpoint do not go through the proxy.
 *
 * It is a regional REST API and one Lambda function, whose role may read the current and the previous value of the client's secret, and write its log.
 *
 * @example
 * const client = new ConfidentialAppClient(this, 'App', { userPool, disableOAuth: true, authFlows: { userSrp: true } });
 * const proxy = new SecretHashProxy(this, 'Proxy', { client, allowedOrigins: ['https://app.example.org'] });
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
 */
export class SecretHashProxy extends Construct {
  /** The function that adds the secret hash. */
  public readonly handler: LambdaFunction;

  /** The API in front of the function. */
  public readonly restApi: RestApi;

  constructor(scope: Construct, id: string, props: SecretHashProxyProps) {
    super(scope, id);
    checkGiven(this, STRUCTS.SecretHashProxyProps, props);
    const { client, allowedOrigins, webAcl, functionOptions: { permissionsBoundary, ...options } = {} } = props;
    const { secret, userPool, userPoolClientId: clientId } = client;
    const role = functionRole(this, { ...options, permissionsBoundary }, readSecret(this, secret));
    this.handler = new LambdaFunction(this, 'Handler', {
      ...options,
      description: `Adds the secret hash of ${client.node.path}`,
      // The newest runtime that the oldest CDK this library works with knows.
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromAsset(path.join(__dirname, '..', 'assets', 'secret-hash-proxy')),
      timeout: TIMEOUT,
      memorySize: 512,
      environment: environment(this, { clientId, userPool, secretArn: secret.secretArn, allowedOrigins }),
      role,
    });
    this.restApi = this.makeApi();
    if (webAcl) {
      new CfnWebACLAssociation(this, 'WebAcl', { resourceArn: this.restApi.deploymentStage.stageArn, webAclArn: webAcl.webAclRef.webAclArn });
    }
    this.node.addValidation({ validate: () => [...originProblems(allowedOrigins), ...webAclProblems(webAcl)] });
    const problem = usedClientProblem(client.userPoolClientId, client.node.path);
    if (problem) { Validations.of(this).addWarning('cdk-cognito-app-clients::secret-hash-proxy-without-api-sign-in', problem); }
  }

  /** The URL that the app calls in place of Cognito: `userPoolEndpoint` of Amplify, `endpoint` of amazon-cognito-identity-js. */
  public get endpoint(): string {
    return this.restApi.url;
  }

  private makeApi(): RestApi {
    const api = new RestApi(this, 'Api', {
      description: `Secret-hash proxy ${this.node.path}`,
      endpointConfiguration: { types: [EndpointType.REGIONAL] },
      // An API of CDK sets the role that API Gateway writes logs with, for the whole account and Region.
      cloudWatchRole: false,
    });
    const integration = new LambdaIntegration(this.handler, { allowTestInvoke: false });
    for (const method of ['POST', 'OPTIONS']) { api.root.addMethod(method, integration); }
    return api;
  }
}
