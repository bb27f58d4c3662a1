import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
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
   * The web ACL in front of the proxy.
   *
   * API Gateway applies it, and its scope must be `REGIONAL`. With `createDistribution`, CloudFront applies it, and its scope must be `CLOUDFRONT`.
   *
   * Its rules can inspect user names, and it can contain the managed rule group for account takeover prevention. AWS allows neither in a web ACL
   * on a user pool.
   *
   * @default - no web ACL
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
   */
  readonly webAcl?: aws_wafv2.IWebACLRef;

  /**
   * Whether to create an Amazon CloudFront distribution in front of the proxy.
   *
   * The app then calls the distribution, and `endpoint` is its URL. The function refuses every request that does not come through the distribution.
   * The distribution caches nothing.
   *
   * @default false - the app calls API Gateway
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
   */
  readonly createDistribution?: boolean;

  /**
   * Your own Amazon CloudFront distribution in front of the proxy.
   *
   * The proxy adds a behavior for `distributionPath` to it. The function refuses every request that does not come through the distribution. Set a web
   * ACL in the distribution: one in `webAcl` sees the addresses of CloudFront and not those of the users. `createDistribution` creates a distribution
   * for you.
   *
   * @default - the app calls API Gateway, or the distribution that `createDistribution` creates
   */
  readonly distribution?: Distribution;

  /**
   * The path in your own distribution that leads to the proxy.
   *
   * It starts with a slash and does not end with one. Its parts consist of letters, digits, `-`, `_`, `.` and `~`.
   *
   * @default '/cognito'
   */
  readonly distributionPath?: string;

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
