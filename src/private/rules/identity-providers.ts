import { clientTopic } from './rule';

export const identityProviders = clientTopic('identity-providers', [], []);
