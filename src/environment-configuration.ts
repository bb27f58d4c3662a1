import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { EnvironmentVariables } from './private/configuration/environment';

/**
 * The configuration of an app that reads environment variables.
 */
export class EnvironmentConfiguration {
  /** @internal */
  public static _of(environment: EnvironmentVariables, secret: () => ISecret): EnvironmentConfiguration {
    return new EnvironmentConfiguration(environment, secret);
  }

  /**
   * The variables that are not secret, for `environment` of a container or function.
   */
  public readonly variables: { [name: string]: string };

  private constructor(private readonly environment: EnvironmentVariables, private readonly secret: () => ISecret) {
    this.variables = { ...environment.variables };
  }

  /**
   * The variable that contains the client secret, for `secrets` of a container.
   *
   * The template contains only the ARN of the secret. The execution role of the task gets the permission to read it. The container gets the current
   * value when it starts. That value works until the second rotation after the start, so with rotation, restart the container at least once
   * in each rotation interval.
   */
  public get containerSecrets(): { [name: string]: ecs.Secret } {
    // Loaded on demand, because most apps have no container.
    const { Secret } = require('aws-cdk-lib/aws-ecs') as typeof ecs; // eslint-disable-line @typescript-eslint/no-require-imports
    return { [this.environment.secretVariable]: Secret.fromSecretsManager(this.secret(), 'client_secret') };
  }
}
