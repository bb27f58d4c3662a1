import type { Clock } from './clock';
import { ServiceError } from './service-error';

interface HeldSecret {
  readonly id: string;
  readonly value: string;
  readonly created: number;
}

interface Client {
  readonly original: HeldSecret;
  secrets: HeldSecret[];
  readonly grants: readonly string[];
}

type Input = Record<string, unknown>;

/**
 * The operations of Cognito on client secrets, as botocore 1.43 and the developer guide describe them: two slots, the last secret cannot be
 * deleted, a chosen value is never shown again, and a client shows its first secret, and none once that is deleted.
 */
export class FakeCognito {
  /** How long the token endpoint goes on refusing a secret that was just added. */
  public propagationDelay = 0;
  /** Told before a secret is deleted. */
  public onDelete: (clientId: string, value: string) => void = () => {};
  private readonly clients = new Map<string, Client>();
  private made = 0;

  constructor(private readonly clock: Clock, private readonly poolId: string) {}

  /** What CloudFormation does for `GenerateSecret: true`. */
  public createClient(clientId: string, grants: readonly string[] = ['client_credentials']): string {
    const original = this.held(clientId, `generated${String(++this.made).padStart(4, '0')}${'x'.repeat(38)}`);
    this.clients.set(clientId, { original, secrets: [original], grants });
    return original.value;
  }

  public deleteClient(clientId: string): void {
    this.clients.delete(clientId);
  }

  /** What `Fn::GetAtt ClientSecret` gives. */
  public shownSecret(clientId: string): string | undefined {
    const { original, secrets } = this.client({ ClientId: clientId });
    return secrets.includes(original) ? original.value : undefined;
  }

  public isValid(clientId: string, value: string): boolean {
    return this.clients.get(clientId)?.secrets.some((secret) => secret.value === value) ?? false;
  }

  /** The token endpoint: a status, and the error of RFC 6749. */
  public token(clientId: string, value: string): { status: number; error?: string } {
    const client = this.clients.get(clientId);
    const spread = (secret: HeldSecret) => secret === client?.original || secret.created + this.propagationDelay <= this.clock.now;
    if (!client?.secrets.some((secret) => secret.value === value && spread(secret))) { return { status: 400, error: 'invalid_client' }; }
    return client.grants.includes('client_credentials') ? { status: 200 } : { status: 400, error: 'unauthorized_client' };
  }

  public readonly operations: Record<string, (input: Input) => object> = {
    DescribeUserPoolClient: (input) => ({
      UserPoolClient: {
        ClientId: input.ClientId,
        ClientSecret: this.client(input) && this.shownSecret(input.ClientId as string),
        AllowedOAuthFlows: this.client(input).grants,
        AllowedOAuthFlowsUserPoolClient: true,
      },
    }),
    ListUserPoolClientSecrets: (input) => ({ ClientSecrets: this.client(input).secrets.map(described) }),
    AddUserPoolClientSecret: (input) => {
      const client = this.client(input);
      const value = input.ClientSecret as string;
      if (!/^[\w+]{24,64}$/.test(value)) {
        // Services quote what they refuse.
        throw new ServiceError('InvalidParameterException', `Value '${value}' at 'clientSecret' failed to satisfy constraint`);
      }
      if (client.secrets.length >= 2) { throw new ServiceError('LimitExceededException', 'A client has at most 2 secrets.'); }
      const added = this.held(input.ClientId as string, value);
      client.secrets.push(added);
      return { ClientSecretDescriptor: described(added) };
    },
    DeleteUserPoolClientSecret: (input) => {
      const client = this.client(input);
      const found = client.secrets.find(({ id }) => id === input.ClientSecretId);
      if (!found) { throw new ServiceError('ResourceNotFoundException', 'Client secret not found.'); }
      if (client.secrets.length === 1) { throw new ServiceError('InvalidParameterException', 'The last client secret cannot be deleted.'); }
      this.onDelete(input.ClientId as string, found.value);
      client.secrets = client.secrets.filter((secret) => secret !== found);
      return {};
    },
  };

  private client({ ClientId: clientId, UserPoolId: poolId = this.poolId }: Input): Client {
    const client = this.clients.get(clientId as string);
    if (!client || poolId !== this.poolId) { throw new ServiceError('ResourceNotFoundException', `User pool client ${String(clientId)} does not exist.`); }
    return client;
  }

  private held(clientId: string, value: string): HeldSecret {
    const taken = new Set(this.clients.get(clientId)?.secrets.map(({ id }) => id));
    let epoch = Math.floor(this.clock.now / 1000);
    while (taken.has(`${clientId}--${epoch}`)) { epoch++; }
    return { id: `${clientId}--${epoch}`, value, created: epoch * 1000 };
  }
}

function described({ id, created }: HeldSecret): object {
  return { ClientSecretId: id, ClientSecretCreateDate: new Date(created) };
}
