import type { ClientFacts } from './client';
import type { Fact } from '../assembly/text';
import { isKnown, UNKNOWN } from '../assembly/text';

/** With these a user of the pool itself gets tokens through the API, which carry `aws.cognito.signin.user.admin`. */
const NATIVE_FLOWS = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH', 'USER_PASSWORD_AUTH'];

/** Whether users of the pool itself sign in through the API. Absent and empty mean the service's default, which has SRP. */
export function signsInNatively({ authFlows }: Pick<ClientFacts, 'authFlows'>): Fact<boolean> {
  if (authFlows === undefined) { return true; }
  if (!isKnown(authFlows)) { return UNKNOWN; }
  if (authFlows.items.some((flow) => NATIVE_FLOWS.includes(flow))) { return true; }
  if (authFlows.open || authFlows.items.some((flow) => !/^[A-Z_]+$/.test(flow))) { return UNKNOWN; }
  return authFlows.items.length === 0;
}

/** Whether a user holds a token with which `UpdateUserAttributes` writes what the client may write. */
export function userWritesAttributes(client: Pick<ClientFacts, 'authFlows' | 'oauth' | 'scopes'>): boolean {
  return signsInNatively(client) === true
    || (client.oauth === true && isKnown(client.scopes) && client.scopes.items.includes('aws.cognito.signin.user.admin'));
}
