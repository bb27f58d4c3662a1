import { Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  AllowedMethods, CachePolicy, Distribution, OriginProtocolPolicy, OriginRequestHeaderBehavior, OriginRequestPolicy, ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { SecretHashProxyOptions } from '../../props/secret-hash-proxy-options';

/** The name of the header in which the distribution sends its secret. CloudFront reserves names that start with `X-Amz-`. */
const SECRET_HEADER = 'X-Distribution-Secret';

/** What the function reads. CloudFront does not send the `Host` of its caller, which API Gateway would refuse. */
const FORWARDED = ['CloudFront-Viewer-Address', 'Content-Type', 'Origin', 'X-Amz-Target'];

/** Only the distribution and the function know the value: the template has a reference to it. */
export function distributionSecret(scope: Construct): Secret {
  return new Secret(scope, 'DistributionSecret', {
    description: `Proves to the secret-hash proxy ${scope.node.path} that a request comes from its distribution`,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
}

/** Puts a distribution in front of the API. */
export function distribute(
  scope: Construct, api: RestApi, secret: ISecret, { distribution, distributionPath, webAcl }: SecretHashProxyOptions & { distributionPath: string },
): Distribution {
  const { region, urlSuffix } = Stack.of(api);
  // The names do not refer to the deployment of the API. The API can therefore use the distribution's domain name, for example as an allowed origin.
  const origin = new HttpOrigin(`${api.restApiId}.execute-api.${region}.${urlSuffix}`, {
    originPath: `/${STAGE}`,
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    customHeaders: { [SECRET_HEADER]: secret.secretValue.unsafeUnwrap() },
  });
  const behavior = {
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: new OriginRequestPolicy(scope, 'OriginRequests', { headerBehavior: OriginRequestHeaderBehavior.allowList(...FORWARDED) }),
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    compress: false,
  };
  if (distribution) {
    distribution.addBehavior(distributionPath, origin, behavior);
    return distribution;
  }
  return new Distribution(scope, 'Distribution', {
    comment: `Secret-hash proxy ${scope.node.path}`,
    defaultBehavior: { origin, ...behavior },
    webAclId: webAcl?.webAclRef.webAclArn,
  });
}

/** The stage of the API. */
export const STAGE = 'prod';
