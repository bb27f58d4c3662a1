import type { Advice } from './advice';
import { said } from './advice';
import { replaced, withTokens, writtenUrl } from './written-url';

const written: Advice = { client: writtenUrl };

export const redirectFormAdvice: Record<string, Advice> = {
  'redirect-several': {
    client: (message, failing) => {
      const shown = said(message, /(?:as an item of its own: |here, such as )('.*?')\.(?: Create|$)/);
      const urls = shown.split(/(?<='), (?=')/).map((url) => url.slice(1, -1));
      return replaced(message, failing, (url) => urls.map((each) => withTokens(each, url)));
    },
  },
  'redirect-host': written,
  'redirect-scheme-typo': written,
  'redirect-capitals': written,
  'redirect-host-ascii': written,
  'redirect-loadbalancer-case': written,
};
