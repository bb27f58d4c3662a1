import type { Advice } from './advice';
import { said } from './advice';

export const secretAdvice: Record<string, Advice | readonly Advice[]> = {
  'client-token-auth-needs-secret': {
    client: (message, failing) => ({ ...failing, generateSecret: said(message, /(Remove the override of GenerateSecret|Set GenerateSecret to true|Set generateSecret: true)/) !== '' }),
  },
  'propagate-context-needs-secret': [
    {
      client: (message, failing) => message.includes('Remove the override of GenerateSecret')
        ? { ...failing, generateSecret: true }
        : { ...failing, enablePropagateAdditionalUserContextData: said(message, /Remove (?:the override of )?(e)nablePropagateAdditionalUserContextData, or/i) ? undefined : true },
    },
    { client: (message, failing) => ({ ...failing, generateSecret: said(message, /(set GenerateSecret to true|set generateSecret: true|Remove the override of GenerateSecret|use a ConfidentialAppClient on a server)/) !== '' }) },
  ],
  'public-client-has-no-secret': { client: (message, failing) => ({ ...failing, generateSecret: said(message, /(Remove the override of GenerateSecret|Set GenerateSecret to false|Set generateSecret: false)/) === '' }) },
  'confidential-client-has-secret': { client: (message) => ({ generateSecret: said(message, /(Remove the override)/) !== '' }) },
};
