import { forbidden } from './refusal';
import { type GatewayEvent, header } from './request';

/** The CORS headers for a web page. Empty for other callers. A page of another origin is refused. */
export function corsHeaders(event: GatewayEvent, allowedOrigins: readonly string[]): Record<string, string> {
  const origin = header(event, 'origin');
  if (origin === undefined) { return {}; }
  if (!allowedOrigins.includes(origin)) { throw forbidden('the origin of the page is not one of the allowed origins of this proxy'); }
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-amzn-errortype,x-amzn-errormessage,x-amzn-requestid',
    'vary': 'origin',
  };
}

/** The response to a preflight request. It is valid for two hours, the maximum in Chromium. */
export const PREFLIGHT = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': '*',
  'access-control-max-age': '7200',
};
