import { clientTopic } from './rule';

export const refreshRotation = clientTopic('refresh-rotation', [], []);
