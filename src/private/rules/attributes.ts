import { clientTopic } from './rule';

export const readWriteAttributes = clientTopic('attributes', [], []);
