import { FakeCognito } from './fake/cognito';
import { Refused } from './fake/refused';
import { FakeSecretsManager } from './fake/secrets-manager';
import { DAY, MINUTE, VirtualClock } from './fake/virtual-clock';
import type { RotationConfiguration } from '../../lambda/client-secret/configuration';
import { Rotation } from '../../lambda/client-secret/rotation';
import { mend, seed, type Stated } from '../../lambda/client-secret/seed';
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

/** The parts of the handler that a simulation runs. */
export interface Handler {
  readonly Rotation: typeof Rotation;
  readonly seed: typeof seed;
  readonly mend: typeof mend;
  readonly Refusal: typeof Refusal;
}

/** What must hold at each moment did not. */
export class Broken extends Error {}

/**
 * Both services, with what must hold at each moment: the current secret is one that Cognito accepts,
 * and a secret that was current is deleted only when it has not been so for `overlap`.
 */
export class RotationSimulation {
  public readonly clock = new VirtualClock();
  public readonly cognito = new FakeCognito(() => this.clock.now());
  /** The stored secret that the app reads, and the function is configured for. */
  public secrets = this.newSecret();
  public secretId = SECRET;
  /** Whether the seed may read the stored secret that this one took the place of. */
  public readable = true;
  /** The client that the functions are configured for. */
  public clientId = CLIENT;
  public readonly broken: string[] = [];
  public readonly errors: string[] = [];
  private readonly storedBefore = new Map<string, FakeSecretsManager>();
  private readonly replaced = new Map<string, number>();
  private handedOut?: string;
  private tokens = 0;

  public constructor(public readonly overlap = DAY, private readonly handler: Handler = { Rotation, seed, mend, Refusal }) {
    this.cognito.onDelete = (clientId, value) => this.deleting(clientId, value);
    this.cognito.createClient(CLIENT, ORIGINAL);
    this.clock.wait(MINUTE);
  }

  /** A deployment gives the stored secret another name: an empty one takes its place, and the old one is there until it has succeeded. */
  public replaceStored(): string {
    const before = this.secretId;
    this.storedBefore.set(before, this.secrets);
    this.secretId = `${SECRET}${this.storedBefore.size}`;
    this.secrets = this.newSecret();
    return before;
  }

  public backTo(id: string): void {
    this.secrets = this.storedBefore.get(id)!;
    this.secretId = id;
    // From now on the apps read this one.
    this.currentIs(this.secrets.current as { client_id: string; client_secret: string });
  }

  public deleteStored(id: string): void {
    this.storedBefore.delete(id);
  }

  private newSecret(): FakeSecretsManager {
    const secrets: FakeSecretsManager = new FakeSecretsManager(() => this.clock.now());
    secrets.onCurrent = (text) => { if (secrets === this.secrets) { this.currentIs(JSON.parse(text)); } };
    return secrets;
  }

  private stored(id: string): FakeSecretsManager {
    const stored = id === this.secretId ? this.secrets : this.readable ? this.storedBefore.get(id) : undefined;
    if (!stored) { throw new Refused('AccessDeniedException', 'not this function\'s'); }
    return stored;
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
    const { cognito } = this;
    return {
      showClient: ({ clientId }) => refusing('DescribeUserPoolClient', () => ({ secret: cognito.describe(clientId), scopes: cognito.scopes })),
      listSecrets: ({ clientId }) => refusing('ListUserPoolClientSecrets', () => cognito.list(clientId)),
      addSecret: ({ clientId }, value) => refusing('AddUserPoolClientSecret', () => cognito.add(clientId, value).id),
      deleteSecret: ({ clientId }, id) => refusing('DeleteUserPoolClientSecret', () => cognito.delete(clientId, id)),
      describe: (id) => refusing('DescribeSecret', () => this.stored(id).describe()),
      read: (id, version) => refusing('GetSecretValue', () => ({ version, ...this.stored(id).get(version) }))
        .catch((error) => error.reason === 'ResourceNotFoundException' ? undefined : Promise.reject(error)),
      put: (id, version, text, labels) => refusing('PutSecretValue', () => this.stored(id).put(version, text, labels)),
      moveLabel: (id, label, { from, to }) => refusing('UpdateSecretVersionStage', () => this.stored(id).move(label, from, to)),
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
      await new this.handler.Rotation(services, this.clock, TIMEOUT, this.configuration, token)[step]();
    } catch (error) {
      this.errors.push((error as Error).message);
      throw error;
    } finally {
      this.assertSound();
    }
  }

  public get configuration(): RotationConfiguration {
    return { secretId: this.secretId, client: { userPoolId: POOL, clientId: this.clientId }, overlap: this.overlap };
  }

  /** A rotation without a fault. */
  public async rotate(services?: Services, token = this.begin()): Promise<string> {
    for (const step of STEPS) {
      await this.invoke(step, token, services);
    }
    this.assertEnded(token);
    return this.value!;
  }

  /** What a deployment does last: Cognito has the scopes by then, and the function its configuration. */
  public async seed({ scope, ...stated }: { scope?: string } & Partial<Stated> = {}, services = this.services, previousId?: string): Promise<void> {
    const { clientId } = this;
    this.cognito.scopes = scope?.split(' ') ?? [];
    await this.handler.seed(services, () => this.clock.now(), this.secretId, { userPoolId: POOL, clientId }, {
      client_id: clientId, issuer: ISSUER, userPoolId: POOL, userPoolClientId: clientId, ...stated,
    }, previousId);
    this.assertSound();
  }

  /** What EventBridge, or the deletion of the custom resource, has the seed function do. */
  public async mend(services = this.services): Promise<void> {
    await this.handler.mend(services, this.clock.now(), this.secretId, { userPoolId: POOL, clientId: this.clientId });
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
    const ours = [token, ...Object.entries(this.secrets.describe()).filter(([, labels]) => labels.includes(`instead-of-${token}`)).map(([id]) => id)];
    expect(ours.map((version) => JSON.parse(this.secrets.get(version).text).client_secret)).toContain(this.value);
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
