import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Environment } from './private/configuration/environment';

/**
 * The configuration of an app that reads its environment.
 */
export class EnvironmentConfiguration {
  /** @internal */
  public static _of(environment: Environment, secret: () => ISecret): EnvironmentConfiguration {
    return new EnvironmentConfiguration(environment, secret);
  }

  /**
   * Variables without anything secret, for `environment` of a container or function.
   */
  public readonly variables: { [name: string]: string };

  private constructor(private readonly environment: Environment, private readonly secret: () => ISecret) {
    this.variables = { ...environment.variables };
  }

  /**
   * The variable that holds the client's secret, for `secrets` of a container.
   *
   * The template names the secret's ARN alone, and the task's execution role gets the right to read it. The container gets the value that is
   * current when it starts: with rotation, start it anew before the next rotation but one.
   */
  public get containerSecrets(): { [name: string]: ecs.Secret } {
    // Loaded here, since most apps have no container.
    const { Secret } = require('aws-cdk-lib/aws-ecs') as typeof ecs; // eslint-disable-line @typescript-eslint/no-require-imports
    return { [this.environment.secretVariable]: Secret.fromSecretsManager(this.secret(), 'client_secret') };
  }
}
