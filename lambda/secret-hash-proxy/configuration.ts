/** The environment that the deployment sets. */
export interface Configuration {
  readonly clientId: string;
  /** The ARN of the stored secret of the client. */
  readonly secretId: string;
  /** The URL of Cognito's API. */
  readonly cognito: string;
  readonly allowedOrigins: readonly string[];
  /** Whether the client accepts the user's IP address from the proxy. */
  readonly propagatesAddress: boolean;
  /** The ARN of the secret that the distribution sends. `undefined` without a distribution. */
  readonly distributionSecretId?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function configuration(environment: Environment): Configuration {
  return {
    clientId: variable(environment, 'CLIENT_ID'),
    secretId: variable(environment, 'SECRET_ARN'),
    cognito: variable(environment, 'COGNITO_ENDPOINT'),
    allowedOrigins: (environment.ALLOWED_ORIGINS ?? '').split(' ').filter((origin) => origin !== ''),
    propagatesAddress: environment.PROPAGATE_ADDRESS === 'true',
    ...environment.DISTRIBUTION_SECRET_ARN === undefined ? {} : { distributionSecretId: variable(environment, 'DISTRIBUTION_SECRET_ARN') },
  };
}

function variable(environment: Environment, name: string): string {
  const value = environment[name];
  if (!value) {
    throw new Error(`the function has no environment variable ${name}: deploy the stack of the proxy again, which writes it`);
  }
  return value;
}
