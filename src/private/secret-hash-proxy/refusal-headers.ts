import { Token } from 'aws-cdk-lib';
import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';

/**
 * Lets the page of the only allowed origin read why API Gateway or its web ACL refused a request.
 *
 * These responses do not reach the function. Their headers are the same for every request, so they cannot name the origin of a page if several are
 * allowed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function refusalHeaders(api: RestApi, allowedOrigins: readonly string[]): void {
  if (Token.isUnresolved(allowedOrigins) || allowedOrigins.length !== 1) { return; }
  const [origin] = allowedOrigins;
  const responseHeaders = { 'Access-Control-Allow-Origin': `'${origin}'`, 'Access-Control-Expose-Headers': '\'x-amzn-errortype,x-amzn-requestid\'' };
  api.addGatewayResponse('Refused', { type: ResponseType.DEFAULT_4XX, responseHeaders });
  api.addGatewayResponse('Failed', { type: ResponseType.DEFAULT_5XX, responseHeaders });
}
