import type { ConfiguredClient, ClientNow } from './configured-client';
import { lateText } from './late';

/** What a server reads from its environment. */
export interface Environment {
  /** Nothing in them is secret. */
  readonly variables: Readonly<Record<string, string>>;
  /** The variable that a container gets the secret in. */
  readonly secretVariable: string;
}

/** Variables that are read from the client when the template is rendered. */
export function lateVariables(
  client: ConfiguredClient, variables: Readonly<Record<string, string | ((now: ClientNow) => string | undefined)>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) =>
    [name, typeof value === 'string' ? value : lateText(client, value)]));
}
