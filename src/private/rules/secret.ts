import { clientTopic } from './rule';

export const secret = clientTopic('secret', [], []);
