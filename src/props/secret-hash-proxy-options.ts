import type { aws_wafv2 } from 'aws-cdk-lib/interfaces';
import type { ClientSecretFunctionOptions } from './client-secret-options';

/**
 * How a secret-hash proxy runs, and who may use it.
 */
export interface SecretHashProxyOptions {
  /**
   * The origins of the pages that may use the proxy.
   *
   * An origin is a scheme, a host, and a port where it is not the default one, such as `https://app.example.org` or `http://localhost:3000`. The proxy
   * refuses a page of any other origin, and `*`. A caller that is not a web page sends no origin and is not affected: an empty list
   * closes the proxy to web pages and leaves it open to native apps.
   *
   * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS
   */
  readonly allowedOrigins: string[];

  /**
   * The web ACL that API Gateway applies before the proxy runs, with the scope `REGIONAL`.
   *
   * Its rules see user names, and it may hold the managed rule group for account takeover prevention. On a user pool AWS allows neither.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
   */
  readonly webAcl?: aws_wafv2.IWebACLRef;

  /**
   * How the function of the proxy runs.
   *
   * A reservation limits how many requests the proxy answers at the same time. In a VPC the function needs a route to Cognito and to Secrets Manager.
   *
   * @default - without a VPC, with the log group and the key that Lambda provides
   */
  readonly functionOptions?: ClientSecretFunctionOptions;
}
