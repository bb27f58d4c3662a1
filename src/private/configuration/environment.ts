import type { ConfiguredClient, ClientNow } from './configured-client';
import { lateText } from './late';

/** The environment variables of a server. */
export interface EnvironmentVariables {
  /** Variables that are not secret. */
  readonly variables: Readonly<Record<string, string>>;
  /** The variable with which a container gets the secret. */
  readonly secretVariable: string;
}

/** Variables that are read from the client when the template is rendered. */
export function lateVariables(
  client: ConfiguredClient, variables: Readonly<Record<string, string | ((now: ClientNow) => string | undefined)>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) =>
    [name, typeof value === 'string' ? value : lateText(client, value)]));
}
