import { Refused } from './refused';

interface Slot {
  readonly id: string;
  readonly value: string;
  readonly created: number;
}

/** The secrets of the app clients of a pool, as the API of Cognito and its token endpoint treat them. */
export class FakeCognito {
  /** How long the token endpoint does not know a new secret. */
  public propagation = 0;
  /** What the clients may ask for. */
  public scopes: string[] = [];
  /** Told of each deletion before it happens. */
  public onDelete?: (clientId: string, value: string) => void;
  private readonly clients = new Map<string, { readonly original: string; slots: Slot[] }>();

  public constructor(private readonly now: () => number) {}

  public createClient(clientId: string, value: string): void {
    const original = this.slot(clientId, value);
    this.clients.set(clientId, { original: original.id, slots: [original] });
  }

  public deleteClient(clientId: string): void {
    this.clients.delete(clientId);
  }

  /** Shows the original for as long as it is there, and never another. */
  public describe(clientId: string): string | undefined {
    const { original, slots } = this.client(clientId);
    return slots.find(({ id }) => id === original)?.value;
  }

  public list(clientId: string): { id: string; created: number }[] {
    return this.client(clientId).slots.map(({ id, created }) => ({ id, created }));
  }

  public add(clientId: string, value: string): { id: string; created: number } {
    const client = this.client(clientId);
    if (!/^[\w+]{24,64}$/.test(value)) {
      throw new Refused('InvalidParameterException', `Value '${value}' at 'clientSecret' failed to satisfy constraint`);
    }
    if (client.slots.length >= 2) {
      throw new Refused('LimitExceededException', 'The client has two secrets');
    }
    const { id, created } = this.slot(clientId, value);
    client.slots.push({ id, value, created });
    return { id, created };
  }

  public delete(clientId: string, secretId: string): void {
    const client = this.client(clientId);
    const slot = client.slots.find(({ id }) => id === secretId);
    if (!slot) {
      throw new Refused('ResourceNotFoundException', `No secret ${secretId}`);
    }
    if (client.slots.length === 1) {
      throw new Refused('InvalidParameterException', 'The last secret of a client cannot be deleted');
    }
    this.onDelete?.(clientId, slot.value);
    client.slots = client.slots.filter((other) => other !== slot);
  }

  public isValid(clientId: string, value: string): boolean {
    return this.clients.get(clientId)?.slots.some((slot) => slot.value === value) ?? false;
  }

  /** What the token endpoint says to `client_credentials`. */
  public token(clientId: string, value: string): 'token' | 'invalid_client' {
    const slot = this.clients.get(clientId)?.slots.find((other) => other.value === value);
    return slot && slot.created + this.propagation <= this.now() ? 'token' : 'invalid_client';
  }

  private client(clientId: string) {
    const client = this.clients.get(clientId);
    if (!client) {
      throw new Refused('ResourceNotFoundException', `User pool client ${clientId} does not exist.`);
    }
    return client;
  }

  private slot(clientId: string, value: string): Slot {
    const created = this.now();
    return { id: `${clientId}--${created}`, value, created };
  }
}
