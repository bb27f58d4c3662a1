import { clientTopic } from './rule';

export const authFlows = clientTopic('auth-flows', [], []);
