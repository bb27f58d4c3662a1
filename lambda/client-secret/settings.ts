import type { AppClient } from './services';

/** What the construct wrote as tags on the stored secret. */
export interface RotationSettings {
  readonly client: AppClient;
  /** How long a replaced secret stays valid, in milliseconds. */
  readonly overlap: number;
  /** Whether the client may ask for a token on its own behalf, and so can be tried. */
  readonly clientCredentials: boolean;
}

export function rotationSettings(tags: Readonly<Record<string, string>>): RotationSettings {
  const overlap = Number(tag(tags, 'overlap'));
  if (!(overlap >= 0)) {
    throw new Error(`the tag cognito-app-client:overlap is ${JSON.stringify(tags['cognito-app-client:overlap'])}: write a number of seconds`);
  }
  return {
    client: { userPoolId: tag(tags, 'user-pool-id'), clientId: tag(tags, 'client-id') },
    overlap: overlap * 1000,
    clientCredentials: tags['cognito-app-client:grant'] === 'client_credentials',
  };
}

function tag(tags: Readonly<Record<string, string>>, name: string): string {
  const value = tags[`cognito-app-client:${name}`];
  if (!value) {
    throw new Error(`the secret has no tag cognito-app-client:${name}: deploy the stack of the app client again, which writes it`);
  }
  return value;
}
