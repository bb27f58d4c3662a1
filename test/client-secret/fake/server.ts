import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'http';
import type { AddressInfo } from 'net';
import type { FakeCognito } from './cognito';
import { Refused } from './refused';
import type { FakeSecretsManager } from './secrets-manager';

type Input = Record<string, any>;

/** What goes wrong on the way, by the number of the request that it happens to. */
export type Fault = 'throttled' | 'answer lost' | 'denied' | 'scheduled for deletion';

const ERRORS = { 'throttled': 'TooManyRequestsException', 'denied': 'AccessDeniedException', 'scheduled for deletion': 'InvalidRequestException' };

/** Both services, a token endpoint and CloudFormation's ear, over HTTP. */
export class FakeServer {
  /** How often CloudFormation is deaf before it hears. */
  public deaf = 0;
  /** The operations that were called, in order. */
  public readonly operations: string[] = [];
  public readonly faults = new Map<string, Fault[]>();
  public readonly tokenAnswers: string[] = [];
  public readonly answersToCloudFormation: Record<string, string>[] = [];
  private readonly server: Server;

  public constructor(private cognito: FakeCognito, private secrets: FakeSecretsManager) {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => { body += part; });
      request.on('end', () => this.answer(request, body, response));
    });
  }

  /** Other services from now on, of which nothing is known. */
  public serve(cognito: FakeCognito, secrets: FakeSecretsManager): void {
    this.cognito = cognito;
    this.secrets = secrets;
    [this.operations, this.tokenAnswers, this.answersToCloudFormation].forEach((kept) => kept.splice(0));
    this.faults.clear();
    this.deaf = 0;
  }

  public async listen(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private answer(request: IncomingMessage, body: string, response: ServerResponse): void {
    const target = request.headers['x-amz-target'];
    if (typeof target === 'string') {
      this.service(target.split('.')[1], JSON.parse(body), response);
    } else if (request.url === '/oauth2/token') {
      this.token(request, body, response);
    } else if (this.deaf > 0) {
      this.deaf -= 1;
      response.writeHead(503).end();
    } else {
      this.answersToCloudFormation.push(JSON.parse(body));
      response.end();
    }
  }

  private service(operation: string, input: Input, response: ServerResponse): void {
    this.operations.push(operation);
    const fault = this.faults.get(operation)?.shift();
    if (fault !== undefined && fault !== 'answer lost') {
      reply(response, 400, { __type: ERRORS[fault], message: 'not now' });
      return;
    }
    try {
      const output = this.perform(operation, input);
      if (fault === 'answer lost') {
        response.socket?.destroy();
        return;
      }
      reply(response, 200, output);
    } catch (error) {
      const { reason, message } = error instanceof Refused ? error : { reason: 'InternalServiceError', message: `${error}` };
      reply(response, 400, { __type: reason, message });
    }
  }

  private perform(operation: string, input: Input): unknown {
    const { cognito, secrets } = this;
    switch (operation) {
      case 'DescribeUserPoolClient': return {
        UserPoolClient: { ClientId: input.ClientId, ClientSecret: cognito.describe(input.ClientId), AllowedOAuthScopes: cognito.scopes },
      };
      case 'ListUserPoolClientSecrets': return { ClientSecrets: cognito.list(input.ClientId).map(descriptor) };
      case 'AddUserPoolClientSecret': return { ClientSecretDescriptor: descriptor(cognito.add(input.ClientId, input.ClientSecret)) };
      case 'DeleteUserPoolClientSecret': return cognito.delete(input.ClientId, input.ClientSecretId) ?? {};
      case 'DescribeSecret': return { VersionIdsToStages: secrets.describe() };
      case 'GetSecretValue': {
        const { text, created } = secrets.get(input.VersionId);
        return { VersionId: input.VersionId, SecretString: text, CreatedDate: created / 1000 };
      }
      case 'PutSecretValue': return secrets.put(input.ClientRequestToken, input.SecretString, input.VersionStages) ?? {};
      case 'UpdateSecretVersionStage': return secrets.move(input.VersionStage, input.RemoveFromVersionId, input.MoveToVersionId) ?? {};
      default: throw new Refused('AccessDeniedException', `the role of the function does not allow ${operation}`);
    }
  }

  private token(request: IncomingMessage, body: string, response: ServerResponse): void {
    const [clientId, value] = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString().split(':');
    const answer = new URLSearchParams(body).get('grant_type') === 'client_credentials' ? this.cognito.token(clientId, value) : 'unsupported_grant_type';
    this.tokenAnswers.push(answer);
    reply(response, answer === 'token' ? 200 : 400, answer === 'token' ? { access_token: 'eyJ', token_type: 'Bearer' } : { error: answer });
  }
}

function descriptor({ id, created }: { id: string; created: number }) {
  return { ClientSecretId: id, ClientSecretCreateDate: created / 1000 };
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}
