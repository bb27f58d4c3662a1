import type { Advice } from './advice';
import { removeNamed, said } from './advice';

export const partialUpdateAdvice: Record<string, Advice> = {
  'custom-resource-partial-update': {
    built: (message, _, world) => {
      said(message, /or (remove the call) and change the setting on the client\./);
      removeNamed(said(message, /^'(.+?)' calls/), world);
    },
  },
};
