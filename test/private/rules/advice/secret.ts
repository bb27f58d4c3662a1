import type { Advice } from './advice';
import { said } from './advice';

export const secretAdvice: Record<string, Advice | readonly Advice[]> = {
  'client-token-auth-needs-secret': {
    client: (message, failing) => ({ ...failing, generateSecret: said(message, /(Remove the override of GenerateSecret|Set GenerateSecret to true)/) !== '' }),
  },
  'propagate-context-needs-secret': [
    {
      client: (message, failing) => message.includes('Remove the override of GenerateSecret')
        ? { ...failing, generateSecret: true }
        : { ...failing, enablePropagateAdditionalUserContextData: said(message, /Set it to (false)/) === '' },
    },
    { client: (message, failing) => ({ ...failing, generateSecret: said(message, /(set GenerateSecret to true|Remove the override of GenerateSecret)/) !== '' }) },
  ],
  'public-client-has-no-secret': { client: (message, failing) => ({ ...failing, generateSecret: said(message, /(Remove the override|Set GenerateSecret to false)/) === '' }) },
  'confidential-client-has-secret': { client: (message) => ({ generateSecret: said(message, /(Remove the override)/) !== '' }) },
};
