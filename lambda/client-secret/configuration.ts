import type { AppClient } from './services';

/** The environment that the deployment sets. No configuration comes from an event or from the secret, because others can change those. */
export interface Configuration {
  /** The ARN of the only secret that the function works on. */
  readonly secretId: string;
  readonly client: AppClient;
  readonly tokenEndpoint?: string;
}

export interface RotationConfiguration extends Configuration {
  /** How long the previous secret stays valid, in milliseconds. */
  readonly overlap: number;
}

export interface SeedConfiguration extends Configuration {
  readonly issuer: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function rotationConfiguration(environment: Environment): RotationConfiguration {
  const overlap = Number(variable(environment, 'OVERLAP_SECONDS'));
  if (!(overlap >= 0)) {
    throw new Error('OVERLAP_SECONDS is not a number of seconds: deploy the stack of the app client again, which writes it');
  }
  return { ...configuration(environment), overlap: overlap * 1000 };
}

export function seedConfiguration(environment: Environment): SeedConfiguration {
  return { ...configuration(environment), issuer: variable(environment, 'ISSUER') };
}

function configuration(environment: Environment): Configuration {
  return {
    secretId: variable(environment, 'SECRET_ARN'),
    client: { userPoolId: variable(environment, 'USER_POOL_ID'), clientId: variable(environment, 'CLIENT_ID') },
    tokenEndpoint: environment.TOKEN_ENDPOINT || undefined,
  };
}

function variable(environment: Environment, name: string): string {
  const value = environment[name];
  if (!value) {
    throw new Error(`the function has no environment variable ${name}: deploy the stack of the app client again, which writes it`);
  }
  return value;
}
