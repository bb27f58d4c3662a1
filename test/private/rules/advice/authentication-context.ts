import type { Advice } from './advice';
import { planIn, said } from './advice';
import { l1Of } from '../../../user-pool-fixture';
import type { Properties } from '../cases/case';

type Names = Record<string, { AcrValue: string }>;

const factorsOf = ({ Policies }: Properties) => (Policies as { SignInPolicy: { AllowedFirstAuthFactors: string[] } }).SignInPolicy.AllowedFirstAuthFactors;
const factors = (failing: Properties, AllowedFirstAuthFactors: string[]): Properties => ({ ...failing, Policies: { SignInPolicy: { AllowedFirstAuthFactors } } });

/** A level as the message spells it, in the place of a wrong one. */
const level = (message: string, given: string) => /^Level[1-4]$/.test(given) ? given : said(message, /is not a level\. Write (Level1)/);

/** A name as the message asks for it. */
function name(message: string, given: string): string {
  if (message.includes('is the name of two levels')) { return `${said(message, /(Write another name)/) === '' ? '' : 'urn:other:'}${given}`; }
  const most = /Write 1 to (\d+)\./.exec(message)?.[1];
  if (most !== undefined) { return given === '' ? 'a' : given.slice(0, Number(most)); }
  return message.includes('such as') ? said(message, /such as '([^']+)'/) : given;
}

export const authenticationContextAdvice: Record<string, Advice | readonly Advice[]> = {
  'first-factors-range': {
    neighbour: (message, failing) => factors(failing, message.includes('is empty') ? [said(message, /Write (PASSWORD)/)] : said(message, /(List each factor once)/) === '' ? [] : [...new Set(factorsOf(failing))]),
  },
  'first-factor-enum': {
    neighbour: (message, failing) => {
      const known = [said(message, /Write (PASSWORD)/), ...said(message, /any of ([A-Z_, ]+)\./).split(', ')];
      return factors(failing, factorsOf(failing).filter((factor) => known.includes(factor)));
    },
  },
  'first-factor-software-token': { neighbour: (message, failing) => factors(failing, factorsOf(failing).filter((factor) => factor !== said(message, /contains (\w+),.*Remove it/))) },
  'first-factor-passkey-mfa': [
    { neighbour: (message, failing) => ({ ...failing, WebAuthnFactorConfiguration: said(message, /Set WebAuthnFactorConfiguration to (MULTI_FACTOR_WITH_USER_VERIFICATION)/) }) },
    { neighbour: (message, failing) => ({ ...failing, MfaConfiguration: said(message, /Or set (?:mfa: Mfa\.|MfaConfiguration to )(OPTIONAL)\.$/) }) },
  ],
  'acr-levels': {
    neighbour: (message, failing) => {
      const [first, ...rest] = Object.entries(failing.AcrConfiguration as Names);
      return { ...failing, AcrConfiguration: Object.fromEntries([[level(message, first[0]), { AcrValue: name(message, first[1].AcrValue) }], ...rest]) };
    },
  },
  'acr-tier': [
    { built: (message, pool) => l1Of(pool).addPropertyOverride('UserPoolTier', planIn(message)) },
    { built: (message, pool) => { said(message, /(Remove it)/); l1Of(pool).addPropertyDeletionOverride('AcrConfiguration'); } },
  ],
  'acr-mapping': {
    neighbour: (message, failing) => {
      if (message.includes('Remove AcrMapping')) { return { ...failing, AcrMapping: undefined }; }
      return { ...failing, AcrMapping: Object.fromEntries(Object.entries(failing.AcrMapping as Record<string, string>).map(([key, value]) => [level(message, key), name(message, value)])) };
    },
  },
  'domain-routing': {
    neighbour: (message, failing) => {
      said(message, /(Remove it)/);
      return { ...failing, Routing: undefined };
    },
  },
};
