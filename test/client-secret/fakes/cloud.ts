import { Clock } from './clock';
import { FakeCognito } from './cognito';
import { FakeSecretsManager } from './secrets-manager';
import { ServiceError } from './service-error';

export const POOL_ID = 'eu-west-1_POOL';
export const ARN = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:client-AbCdEf';
export const CLIENT_ID = '1example23456789';
export const TOKEN_ENDPOINT = 'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token';

/** Both services, one client and its secret, and a watch over what apps may rely on. */
export class Cloud {
  public readonly clock = new Clock();
  public readonly cognito = new FakeCognito(this.clock, POOL_ID);
  public readonly secrets = new FakeSecretsManager(this.clock, ARN);
  /** What must never happen and did. */
  public readonly violations: string[] = [];
  /** A deployment of this test takes a secret back. */
  public mayComeBack = false;
  /** When each value was last the current one, as far as it is not any more. */
  private readonly replaced = new Map<string, number>();
  private lastCurrent?: string;

  constructor(public readonly overlap: number) {
    this.secrets.tags['cdk-cognito-app-clients:overlap-seconds'] = String(overlap / 1000);
    this.secrets.onCurrent = (value) => this.becameCurrent(value);
    this.cognito.onDelete = (clientId, value) => this.beforeDelete(clientId, value);
  }

  /** One call of either service, by the name of its operation. */
  public call(operation: string, input: Record<string, unknown>): object {
    const run = this.cognito.operations[operation] ?? this.secrets.operations[operation];
    if (!run) { throw new ServiceError('AccessDeniedException', `not authorized to perform ${operation}`); }
    return run(input);
  }

  private becameCurrent(text: string | undefined): void {
    if (this.lastCurrent !== undefined) { this.replaced.set(this.lastCurrent, this.clock.now); }
    const value = text === undefined ? undefined : JSON.parse(text) as Record<string, string>;
    if (!this.mayComeBack && value && value.client_secret !== this.lastCurrent && this.replaced.has(value.client_secret)) {
      this.violations.push('a secret that was replaced became current again');
    }
    this.lastCurrent = value?.client_secret;
    if (this.lastCurrent !== undefined) { this.replaced.delete(this.lastCurrent); }
    if (!value || !this.cognito.isValid(value.client_id, value.client_secret)) {
      this.violations.push(`a dead secret became current: ${String(text)}`);
    }
  }

  private beforeDelete(clientId: string, value: string): void {
    if (value === this.secrets.current?.client_secret) { this.violations.push(`the current secret of ${clientId} was deleted`); }
    const replaced = this.replaced.get(value);
    if (replaced !== undefined && this.clock.now < replaced + this.overlap) {
      this.violations.push(`a secret died ${(this.clock.now - replaced) / 1000} s after it was replaced`);
    }
  }
}
