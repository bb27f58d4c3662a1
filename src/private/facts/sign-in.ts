import type { ClientFacts } from './client';
import type { Fact } from '../assembly/text';
import { isKnown, UNKNOWN } from '../assembly/text';

/** Flows with which a user of the user pool itself gets tokens through the API. These tokens have the scope `aws.cognito.signin.user.admin`. */
const NATIVE_FLOWS = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH', 'USER_PASSWORD_AUTH'];

/** Whether users of the user pool itself sign in through the API. An absent or empty list means the service's default, which includes SRP. */
export function signsInNatively({ authFlows }: Pick<ClientFacts, 'authFlows'>): Fact<boolean> {
  if (authFlows === undefined) { return true; }
  if (!isKnown(authFlows)) { return UNKNOWN; }
  if (authFlows.items.some((flow) => NATIVE_FLOWS.includes(flow))) { return true; }
  if (authFlows.open || authFlows.items.some((flow) => !/^[A-Z_]+$/.test(flow))) { return UNKNOWN; }
  return authFlows.items.length === 0;
}

/** Whether users get a token with which `UpdateUserAttributes` can write the attributes that the client may write. */
export function userWritesAttributes(client: Pick<ClientFacts, 'authFlows' | 'oauth' | 'scopes'>): boolean {
  return signsInNatively(client) === true
    || (client.oauth === true && isKnown(client.scopes) && client.scopes.items.includes('aws.cognito.signin.user.admin'));
}
