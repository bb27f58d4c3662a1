import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { EnvironmentConfiguration } from './environment-configuration';
import type { ConfiguredClient } from './private/configuration/configured-client';
import { machineEnvironment } from './private/configuration/targets/machine-environment';
import type { DomainConfigurationOptions } from './props/configuration-options';

/**
 * The configuration of a program without users.
 */
export class MachineConfiguration {
  /** @internal */
  public static _of(client: ConfiguredClient, secret: () => ISecret): MachineConfiguration {
    return new MachineConfiguration(client, secret);
  }

  private constructor(private readonly client: ConfiguredClient, private readonly secret: () => ISecret) {}

  /**
   * The variables that a program needs to get a token: `TOKEN_ENDPOINT`, `CLIENT_ID`, `SCOPE` and `CLIENT_SECRET_ARN`.
   *
   * A container also gets `CLIENT_SECRET`. A function reads the secret by its ARN: call `client.secret.grantRead(fn)`.
   *
   * @param options the scopes and the domain; the default is those of the client
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
   */
  public environment(options: DomainConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(machineEnvironment(this.client, this.secret().secretArn, options), this.secret);
  }
}
