import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { forbidden } from './refusal';
import { type GatewayEvent, header, headerValues } from './request';
import type { SecretValues } from './secret-values';

/**
 * The distribution in front of the API. It sends a secret, so that nobody can pass it by.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
 */
export class Distribution {
  public constructor(private readonly secrets: SecretValues) {}

  /** Throws an error if the request does not come through the distribution. */
  public async check(event: GatewayEvent): Promise<void> {
    const [sent, ...others] = headerValues(event, 'x-distribution-secret');
    if (sent === undefined || others.length > 0) { throw passedBy(); }
    if (isOneOf(sent, await this.secrets.known())) { return; }
    if (!isOneOf(sent, await this.secrets.afterRefusal())) { throw passedBy(); }
  }
}

/** The IP address that CloudFront saw. `undefined` if CloudFront did not send one. The header ends with the port, also after an IPv6 address. */
export function viewerAddress(event: GatewayEvent): string | undefined {
  const address = header(event, 'cloudfront-viewer-address')?.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1') ?? '';
  return isIP(address) === 0 ? undefined : address;
}

/** Takes the same time for every value. */
function isOneOf(sent: string, values: readonly string[]): boolean {
  return values.filter((value) => timingSafeEqual(digest(sent), digest(value))).length > 0;
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

function passedBy(): Error {
  return forbidden('the request did not come through the distribution of this proxy');
}
