import { Validations } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { IConfidentialAppClient } from './confidential-app-client';
import { checkGiven, STRUCTS } from './private/construction/given/structs';
import { originProblems } from './private/secret-hash-proxy/origins';
import { distributionRegionProblem, givenProblem, usedClientProblem, webAclProblems } from './private/secret-hash-proxy/problems';
import type * as ResourcesModule from './private/secret-hash-proxy/resources';
import type { SecretHashProxyOptions } from './props/secret-hash-proxy-options';

/**
 * Properties of a `SecretHashProxy`.
 */
export interface SecretHashProxyProps extends SecretHashProxyOptions {
  /** The client whose secret the proxy reads. It must allow sign-in through the user pools API, for example with `authFlows: { userSrp: true }`. */
  readonly client: IConfidentialAppClient;
}

/**
 * A proxy that lets a public app use a confidential client: it adds the secret hash to the app's requests.
 *
 * The app signs users in through the user pools API, with a library such as Amplify. It calls `endpoint` instead of Cognito. The app does not know
 * the secret of the client, so Cognito refuses requests that do not come through the proxy. A web ACL or your own code can check each request
 * first. Managed login and the token endpoint do not use the proxy. Before you use it, see whether a web ACL on the user pool is enough: it needs
 * no proxy.
 *
 * The proxy is a regional REST API and one Lambda function. The role of the function may read the current and the previous value of the client
 * secret and write to its log. `createDistribution` or `distribution` puts Amazon CloudFront in front of the API.
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

  /** The distribution in front of the API, if there is one. */
  public readonly distribution?: Distribution;

  /**
   * The URL that the app calls instead of Cognito: of the distribution if there is one, otherwise of the API.
   *
   * Pass it to `userPoolEndpoint` of Amplify, or to `endpoint` of amazon-cognito-identity-js.
   */
  public readonly endpoint: string;

  constructor(scope: Construct, id: string, props: SecretHashProxyProps) {
    super(scope, id);
    checkGiven(this, STRUCTS.SecretHashProxyProps, props);
    const { client, allowedOrigins, distribution } = props;
    const wrong = givenProblem(props);
    if (wrong) { throw new Error(`'${this.node.path}': ${wrong}`); }
    // Loaded here: most apps have no proxy, and it loads the API Gateway, CloudFront and Lambda parts of aws-cdk-lib.
    const { makeProxy } = require('./private/secret-hash-proxy/resources') as typeof ResourcesModule; // eslint-disable-line @typescript-eslint/no-require-imports
    const made = makeProxy(this, client, props);
    this.handler = made.handler;
    this.restApi = made.restApi;
    this.distribution = made.distribution;
    this.endpoint = made.endpoint;
    this.node.addValidation({ validate: () => [...originProblems(allowedOrigins), ...webAclProblems(props)] });
    this.warn('secret-hash-proxy-without-api-sign-in', usedClientProblem(client.userPoolClientId, client.node.path));
    this.warn('secret-hash-proxy-distribution-region', distributionRegionProblem(this, distribution));
  }

  private warn(id: string, problem: string | undefined): void {
    if (problem) { Validations.of(this).addWarning(`cdk-cognito-app-clients::${id}`, problem); }
  }
}
