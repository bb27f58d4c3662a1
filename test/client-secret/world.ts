import { FakeCognito } from './fake/cognito';
import { Refused } from './fake/refused';
import { FakeSecretsManager } from './fake/secrets-manager';
import { DAY, MINUTE, VirtualClock } from './fake/virtual-clock';
import { Rotation } from '../../lambda/client-secret/rotation';
import { seed, type Metadata } from '../../lambda/client-secret/seed';
import { Refusal, type Services } from '../../lambda/client-secret/services';

export const STEPS = ['create', 'set', 'test', 'finish'] as const;
export type Step = typeof STEPS[number];

export const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:client-AbCdEf';
export const POOL = 'eu-west-1_Example';
export const CLIENT = '1example23456789';
export const ISSUER = `https://cognito-idp.eu-west-1.amazonaws.com/${POOL}`;
export const ORIGINAL = 'original0original0original0original0';
export const TIMEOUT = 5 * MINUTE;
const LATENCY = 40;

/** The parts of the handler that a world runs. */
export interface Handler {
  readonly Rotation: typeof Rotation;
  readonly seed: typeof seed;
  readonly Refusal: typeof Refusal;
}

/** What must hold at each moment did not. */
export class Broken extends Error {}

/**
 * Both services, with what must hold at each moment: the current secret is one that Cognito accepts,
 * and a secret that was current is deleted only when it has not been so for `overlap`.
 */
export class World {
  public readonly clock = new VirtualClock();
  public readonly cognito = new FakeCognito(() => this.clock.now());
  public readonly secrets = new FakeSecretsManager(() => this.clock.now());
  public readonly broken: string[] = [];
  public readonly errors: string[] = [];
  private readonly replaced = new Map<string, number>();
  private handedOut?: string;
  private tokens = 0;

  public constructor(public readonly overlap = DAY, private readonly handler: Handler = { Rotation, seed, Refusal }) {
    this.secrets.onCurrent = (text) => this.currentIs(JSON.parse(text));
    this.cognito.onDelete = (clientId, value) => this.deleting(clientId, value);
    this.cognito.createClient(CLIENT, ORIGINAL);
    this.tag(CLIENT);
    this.clock.wait(MINUTE);
  }

  public tag(clientId: string): void {
    this.secrets.tags = {
      'cognito-app-client:user-pool-id': POOL,
      'cognito-app-client:client-id': clientId,
      'cognito-app-client:overlap': `${this.overlap / 1000}`,
    };
  }

  /** The same calls as in the function, answered in this process. */
  public get services(): Services {
    const refusing = <Answer>(operation: string, answer: () => Answer): Promise<Answer> => {
      this.clock.wait(LATENCY);
      try {
        return Promise.resolve(answer());
      } catch (error) {
        return Promise.reject(error instanceof Refused ? new this.handler.Refusal(operation, error.reason) : error);
      }
    };
    const { cognito, secrets } = this;
    return {
      originalSecret: ({ clientId }) => refusing('DescribeUserPoolClient', () => cognito.describe(clientId)),
      listSecrets: ({ clientId }) => refusing('ListUserPoolClientSecrets', () => cognito.list(clientId)),
      addSecret: ({ clientId }, value) => refusing('AddUserPoolClientSecret', () => cognito.add(clientId, value).id),
      deleteSecret: ({ clientId }, id) => refusing('DeleteUserPoolClientSecret', () => cognito.delete(clientId, id)),
      describe: () => refusing('DescribeSecret', () => ({ tags: { ...secrets.tags }, labels: secrets.describe() })),
      read: (_, version) => refusing('GetSecretValue', () => ({ version, ...secrets.get(version) }))
        .catch((error) => error.reason === 'ResourceNotFoundException' ? undefined : Promise.reject(error)),
      put: (_, version, text, labels) => refusing('PutSecretValue', () => secrets.put(version, text, labels)),
      moveLabel: (_, label, { from, to }) => refusing('UpdateSecretVersionStage', () => secrets.move(label, from, to)),
    };
  }

  public begin(): string {
    const token = `00000000-0000-0000-0000-${String(this.tokens += 1).padStart(12, '0')}`;
    this.secrets.stage(token);
    return token;
  }

  /** What AWS tells one to do with a rotation that hangs: cancel it, and take the pending label off. */
  public cancel(): void {
    this.secrets.unstage();
  }

  public async invoke(step: Step, token: string, services: Services = this.services): Promise<void> {
    try {
      await new this.handler.Rotation(services, this.clock, TIMEOUT, SECRET, token)[step]();
    } catch (error) {
      this.errors.push((error as Error).message);
      throw error;
    } finally {
      this.assertSound();
    }
  }

  /** A rotation without a fault. */
  public async rotate(services?: Services, token = this.begin()): Promise<string> {
    for (const step of STEPS) {
      await this.invoke(step, token, services);
    }
    this.assertEnded(token);
    return this.value!;
  }

  public async seed(metadata: Partial<Metadata> = {}, services = this.services, clientId = CLIENT): Promise<void> {
    await this.handler.seed(services, SECRET, { userPoolId: POOL, clientId }, { client_id: clientId, issuer: ISSUER, ...metadata });
    this.assertSound();
  }

  public get value(): string | undefined {
    return this.secrets.current?.client_secret;
  }

  public assertSound(): void {
    const current = this.secrets.current;
    if (current && !this.cognito.isValid(current.client_id, current.client_secret)) {
      this.broken.push('the current secret is not one that Cognito accepts');
    }
    if (this.broken.length > 0) {
      throw new Broken(this.broken.join('; '));
    }
  }

  /** The token's value is the current one, and nothing is left that would stop the next rotation. */
  public assertEnded(token: string): void {
    const { client_secret: value } = JSON.parse(this.secrets.get(token).text);
    expect(this.value).toBe(value);
    const pending = this.secrets.bearing('AWSPENDING');
    expect([undefined, this.secrets.bearing('AWSCURRENT')]).toContain(pending);
  }

  private currentIs({ client_id: clientId, client_secret: value }: { client_id: string; client_secret: string }): void {
    if (this.handedOut !== undefined) {
      this.replaced.set(this.handedOut, this.clock.now());
    }
    this.handedOut = value;
    if (!this.cognito.isValid(clientId, value)) {
      this.broken.push('a secret became current that Cognito does not accept');
    }
  }

  private deleting(_: string, value: string): void {
    if (value === this.handedOut) {
      this.broken.push('the current secret was deleted');
    }
    const replaced = this.replaced.get(value);
    if (replaced !== undefined && this.clock.now() < replaced + this.overlap) {
      this.broken.push(`a secret was deleted ${this.clock.now() - replaced} ms after it was replaced`);
    }
  }
}
