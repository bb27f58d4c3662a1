import type { aws_wafv2 } from 'aws-cdk-lib/interfaces';
import type { ClientSecretFunctionOptions } from './client-secret-options';

/**
 * Options of a secret-hash proxy.
 */
export interface SecretHashProxyOptions {
  /**
   * The origins of the web pages that may call the proxy.
   *
   * An origin is a scheme, a host and, if it is not the default, a port: `https://app.example.org`, `http://localhost:3000`. `*` is not allowed. The
   * proxy refuses web pages of any other origin. A caller that is not a web page sends no origin, so the list does not affect it: an empty list
   * closes the proxy to web pages and leaves it open to native apps.
   *
   * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS
   */
  readonly allowedOrigins: string[];

  /**
   * The web ACL that API Gateway applies before the proxy runs. Its scope must be `REGIONAL`.
   *
   * Its rules can inspect user names, and it can contain the managed rule group for account takeover prevention. AWS allows neither in a web ACL
   * on a user pool.
   *
   * @default - no web ACL
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
   */
  readonly webAcl?: aws_wafv2.IWebACLRef;

  /**
   * How the Lambda function of the proxy runs.
   *
   * `reservedConcurrentExecutions` limits how many requests the proxy answers at the same time. In a VPC, the function needs a route to Cognito and
   * to Secrets Manager.
   *
   * @default - without a VPC, with the log group and the key that Lambda provides
   */
  readonly functionOptions?: ClientSecretFunctionOptions;
}
