import { checkAllowed } from './allowed';
import { type Answer, refusesProof, type Send } from './cognito';
import type { Configuration } from './configuration';
import { corsHeaders, PREFLIGHT } from './cors';
import { type Distribution, viewerAddress } from './distribution';
import { type Forwarded, provable, proven, withAddress } from './forwarded';
import { PROVEN } from './operations';
import { Refusal } from './refusal';
import { appRequest, type GatewayEvent } from './request';
import type { SecretValues } from './secret-values';

/** The response of an API Gateway proxy integration. */
export interface GatewayAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Log = (line: string) => void;

/** Responses contain tokens and codes. */
const NO_STORE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Adds the proof of the client secret to the requests of the app. */
export class SecretHashProxy {
  public constructor(
    private readonly configuration: Configuration,
    private readonly secrets: SecretValues,
    private readonly send: Send,
    private readonly distribution?: Distribution,
    private readonly log: Log = console.error,
  ) {}

  public async handle(event: GatewayEvent): Promise<GatewayAnswer> {
    let cors: Record<string, string> = {};
    try {
      await this.distribution?.check(event);
      cors = corsHeaders(event, this.configuration.allowedOrigins);
      if (event.httpMethod === 'OPTIONS') {
        return { statusCode: 204, headers: { ...cors, ...'access-control-allow-origin' in cors ? PREFLIGHT : {} }, body: '' };
      }
      const { status, headers, body } = await this.forward(event);
      return { statusCode: status, headers: { ...headers, ...cors, ...NO_STORE }, body };
    } catch (error) {
      return this.refused(error, cors);
    }
  }

  private async forward(event: GatewayEvent): Promise<Answer> {
    const { clientId, propagatesAddress } = this.configuration;
    const request = appRequest(event);
    checkAllowed(request, clientId);
    const forwarded = withAddress(provable(request), propagatesAddress ? this.addressIn(event) : undefined);
    return PROVEN.has(forwarded.operation) ? this.withProof(forwarded, clientId) : this.send(forwarded);
  }

  /** Only a distribution that was checked is believed. */
  private addressIn(event: GatewayEvent): string | undefined {
    return this.distribution ? viewerAddress(event) : event.requestContext.identity.sourceIp;
  }

  /** A request with a refused proof has no effect, so it is sent again with each other value that Cognito may accept. */
  private async withProof(request: Forwarded, clientId: string): Promise<Answer> {
    const [first] = await this.secrets.known();
    const answer = await this.send(proven(request, clientId, first));
    if (!refusesProof(answer, request.operation)) { return answer; }
    for (const value of await this.secrets.afterRefusal()) {
      if (value === first) { continue; }
      const next = await this.send(proven(request, clientId, value));
      if (!refusesProof(next, request.operation)) { return next; }
    }
    return answer;
  }

  private refused(error: unknown, cors: Record<string, string>): GatewayAnswer {
    const { status, type, message } = error instanceof Refusal ? error
      : { status: 500, type: 'InternalErrorException', message: 'the proxy failed; its log names the kind of error' };
    // The text of an unknown error may contain parts of the request.
    if (status >= 500) { this.log(JSON.stringify({ status, message, error: (error as Error).name })); }
    return {
      statusCode: status,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': type, ...cors, ...NO_STORE },
      body: JSON.stringify({ __type: type, message: `The proxy in front of the app client answers: ${message}.` }),
    };
  }
}
