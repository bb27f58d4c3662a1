import type { Advice } from './advice';
import { said } from './advice';
import { l1Of } from '../../../user-pool-fixture';
import type { Properties } from '../cases/case';

interface Scope { readonly ScopeName: string; readonly ScopeDescription?: string }

function scopesOf({ Scopes }: Properties): Scope[] {
  return Scopes as Scope[];
}

export const resourceServerAdvice: Record<string, Advice> = {
  'rs-identifier-length': { neighbour: (message) => ({ Identifier: 'x'.repeat(Number(said(message, /Write 1 to (\d+) characters\./))) }) },
  'rs-identifier-charset': { neighbour: (message) => ({ Identifier: said(message, /Write for example '(.+)'\./) }) },
  'rs-identifier-unique': {
    neighbour: (message) => ({ Identifier: said(message, /Write (another) identifier/) }),
    built: (message, server) => l1Of(server).addPropertyOverride('Identifier', said(message, /Write (another) identifier/)),
  },
  'rs-scope-name-charset': {
    neighbour: (message, failing) => ({
      ...failing,
      Scopes: scopesOf(failing).map(({ ScopeName, ...rest }) => ({
        ...rest, ScopeName: ScopeName.replace(/[^\w]/g, '-').slice(0, Number(said(message, /Write 1 to (\d+) ASCII characters without '\/', spaces, '"' and '\\'\./))) || 'x',
      })),
    }),
  },
  'rs-scope-description': {
    neighbour: (message, failing) => ({
      Scopes: scopesOf(failing).map(({ ScopeName }) => ({ ScopeName, ScopeDescription: 'x'.repeat(Number(said(message, /Write 1 to (\d+) characters .* in ScopeDescription\./))) })),
    }),
  },
  'rs-scopes-max': { neighbour: (message, failing) => ({ ...failing, Scopes: scopesOf(failing).slice(Number(said(message, /Move (\d+) to another resource server\./))) }) },
  'rs-scope-duplicate': {
    neighbour: (message, failing) => {
      const twice = said(message, /'(\w+)' is listed more than once.* List it once\./);
      return { ...failing, Scopes: scopesOf(failing).filter(({ ScopeName }, index, all) => ScopeName !== twice || all.findIndex((other) => other.ScopeName === twice) === index) };
    },
  },
  'scope-combined-length': {
    neighbour: (message, failing) => {
      const most = Number(said(message, /at most (\d+) characters.* Shorten the identifier or the scope name\./));
      return { ...failing, Scopes: scopesOf(failing).map((scope) => ({ ...scope, ScopeName: scope.ScopeName.slice(0, most - (failing.Identifier as string).length - 1) })) };
    },
  },
};
