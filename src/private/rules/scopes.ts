import { clientTopic } from './rule';

export const scopes = clientTopic('scopes', [], []);
