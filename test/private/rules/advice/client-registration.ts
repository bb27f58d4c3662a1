import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { planIn, said } from './advice';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';
import type { Properties } from '../cases/case';

type Dcr = Record<string, unknown>;

const dcrOf = ({ DcrConfiguration }: Properties) => DcrConfiguration as Dcr;
const changed = (failing: Properties, changes: Dcr): Properties => ({ ...failing, DcrConfiguration: { ...dcrOf(failing), ...changes } });

/** Items that a message says to remove. */
function withoutSaid(message: string, scopes: readonly string[]): string[] {
  const named = [...message.matchAll(/'([^']+)'/g)].map(([, scope]) => scope);
  return scopes.filter((scope) => !named.includes(scope));
}

const onPool = (write: (message: string, pool: ReturnType<typeof l1Of>, fixture: UserPoolFixture) => void): Advice => ({
  built: (message: string, pool: IConstruct, fixture: UserPoolFixture) => { write(message, l1Of(pool), fixture); },
});

export const clientRegistrationAdvice: Record<string, Advice | readonly Advice[]> = {
  'dcr-tier': [
    onPool((message, pool) => pool.addPropertyOverride('UserPoolTier', planIn(message))),
    onPool((message, pool) => pool.addPropertyOverride('DcrConfiguration.EnableStatus', said(message, /set EnableStatus of DcrConfiguration to (Disabled)/))),
  ],
  'dcr-status-enum': [
    { neighbour: (message, failing) => changed(failing, { EnableStatus: said(message, /Write (Enabled)/) }) },
    { neighbour: (message, failing) => changed(failing, { EnableStatus: said(message, /or (Disabled)\./) }) },
  ],
  'dcr-enabled-by-default': [
    { neighbour: (message, failing) => changed(failing, { EnableStatus: said(message, /Write (Enabled)/) }) },
    { neighbour: (message, failing) => changed(failing, { EnableStatus: said(message, /or (Disabled)\./) }) },
  ],
  'dcr-grant-enum': {
    neighbour: (message, failing) => {
      const write = [said(message, /Write (code),/)];
      const dcr = dcrOf(failing);
      return changed(failing, Object.fromEntries(['AuthenticatedGrantTypes', 'OpenDcrGrantTypes'].filter((name) => name in dcr).map((name) => [name, write])));
    },
  },
  'dcr-open-client-credentials': [
    { neighbour: (message, failing) => changed(failing, { OpenDcrGrantTypes: [said(message, /Write only (code)/)] }) },
    { neighbour: (message, failing) => changed(failing, { OpenDcrEnabled: said(message, /set OpenDcrEnabled to (false)/) === 'true' }) },
  ],
  'dcr-open-admin-scope': [
    { neighbour: (message, failing) => changed(failing, { AllowedScopes: (dcrOf(failing).AllowedScopes as string[]).filter((scope) => scope !== said(message, /the scope (\S+):.*Remove the scope/)) }) },
    { neighbour: (message, failing) => changed(failing, { OpenDcrEnabled: said(message, /set OpenDcrEnabled to (false)/) === 'true' }) },
  ],
  'dcr-empty-grants': [
    { neighbour: (message, failing) => changed(failing, { [said(message, /Write code in (\w+)/)]: ['code'] }) },
    {
      neighbour: (message, failing) => message.includes('OpenDcrEnabled')
        ? changed(failing, { OpenDcrEnabled: said(message, /OpenDcrEnabled to (false)/) === 'true' })
        : changed(failing, { EnableStatus: said(message, /EnableStatus to (Disabled)/) }),
    },
  ],
  'dcr-allowed-scopes-max': {
    neighbour: (message, failing) => changed(failing, { AllowedScopes: (dcrOf(failing).AllowedScopes as string[]).slice(Number(said(message, /Remove (\d+)/))) }),
  },
  'dcr-allowed-scopes': { neighbour: (message, failing) => changed(failing, { AllowedScopes: withoutSaid(message, dcrOf(failing).AllowedScopes as string[]) }) },
  'dcr-needs-domain': onPool((message, _, fixture) => {
    said(message, /(userPool\.addDomain)/);
    fixture.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  }),
};
