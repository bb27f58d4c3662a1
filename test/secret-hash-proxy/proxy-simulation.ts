import type { Answer } from '../../lambda/secret-hash-proxy/cognito';
import type { Configuration } from '../../lambda/secret-hash-proxy/configuration';
import { Distribution } from '../../lambda/secret-hash-proxy/distribution';
import type { Forwarded } from '../../lambda/secret-hash-proxy/forwarded';
import type { GatewayAnswer } from '../../lambda/secret-hash-proxy/proxy';
import { SecretHashProxy } from '../../lambda/secret-hash-proxy/proxy';
import type { GatewayEvent } from '../../lambda/secret-hash-proxy/request';
import { clientSecretIn, SecretValues } from '../../lambda/secret-hash-proxy/secret-values';

export const CLIENT = '1example23456789';
export const SECRET = 'first0secret0first0secret0first0secret';
export const NEXT = 'second0secret0second0secret0second0secret';
export const DISTRIBUTION = 'distribution0distribution0distribution0';
export const ORIGIN = 'https://app.acme.org';
export const ADDRESS = '203.0.113.7';

export const stored = (secret: string, id: string | undefined = CLIENT) => JSON.stringify({ client_id: id, client_secret: secret });

export function event(changes: Partial<GatewayEvent> = {}, headers: Record<string, string[]> = {}): GatewayEvent {
  return {
    httpMethod: 'POST',
    body: '{}',
    isBase64Encoded: false,
    requestContext: { identity: { sourceIp: ADDRESS } },
    ...changes,
    multiValueHeaders: { 'Content-Type': ['application/x-amz-json-1.1'], ...headers },
  };
}

export function call(operation: string, body: unknown, headers: Record<string, string[]> = {}): GatewayEvent {
  return event(
    { body: typeof body === 'string' ? body : JSON.stringify(body) },
    { 'X-Amz-Target': [`AWSCognitoIdentityProviderService.${operation}`], ...headers },
  );
}

/** A proxy, with all that it sent and logged. */
export class ProxySimulation {
  public readonly sent: Forwarded[] = [];
  public readonly logged: string[] = [];
  public readonly reads: string[] = [];
  public versions: { AWSCURRENT?: string; AWSPREVIOUS?: string } = { AWSCURRENT: stored(SECRET) };
  public readonly distributionReads: string[] = [];
  /** What the distribution sends, if the configuration names its secret. */
  public distributionVersions: { AWSCURRENT?: string; AWSPREVIOUS?: string } = { AWSCURRENT: DISTRIBUTION };
  public now = 0;
  public answer: (request: Forwarded) => Answer | Promise<Answer> = () => ({ status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '{"fine":true}' });
  private readonly proxy: SecretHashProxy;

  public constructor(configuration: Partial<Configuration> = {}) {
    const secrets = new SecretValues(clientSecretIn(CLIENT), async (label) => {
      this.reads.push(label);
      return this.versions[label];
    }, () => this.now, (line) => this.logged.push(line));
    const distribution = new Distribution(new SecretValues((text) => text, async (label) => {
      this.distributionReads.push(label);
      return this.distributionVersions[label];
    }, () => this.now, (line) => this.logged.push(line)));
    this.proxy = new SecretHashProxy(
      { clientId: CLIENT, secretId: 'arn', cognito: 'https://cognito.invalid/', allowedOrigins: [ORIGIN], propagatesAddress: false, ...configuration },
      secrets,
      async (request) => {
        // As it arrives: without members that are undefined.
        const arrived = JSON.parse(JSON.stringify(request)) as Forwarded;
        this.sent.push(arrived);
        return this.answer(arrived);
      },
      configuration.distributionSecretId === undefined ? undefined : distribution,
      (line) => this.logged.push(line),
    );
  }

  public async handle(each: GatewayEvent): Promise<GatewayAnswer> {
    return this.proxy.handle(each);
  }
}
