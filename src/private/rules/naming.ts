import { clientTopic } from './rule';

export const naming = clientTopic('naming', [], []);
