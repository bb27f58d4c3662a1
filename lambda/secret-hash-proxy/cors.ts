import { forbidden } from './refusal';
import { type GatewayEvent, header } from './request';

/** What a browser is told, or nothing for a caller that is no page. A page of another origin is refused. */
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

/** The answer to a browser that asks before it sends. It asks again after two hours, the most that Chromium keeps. */
export const PREFLIGHT = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': '*',
  'access-control-max-age': '7200',
};
