import { cell, cells } from './markdown';
import type { ShownClient } from './overview';
import type { Fact, ListFact } from '../assembly/text';
import { isKnown, shown } from '../assembly/text';
import { fullId } from '../checks/finding';
import type { TokenLifetime } from '../facts/client';

const HEAD = ['client', 'kind', 'grant', 'scopes', 'callback and sign-out URLs', 'API sign-in', 'access / ID / refresh token', 'secret', 'findings'];

/** One row for each client. */
export function table(clients: readonly ShownClient[]): string {
  return [HEAD, HEAD.map(() => '---'), ...clients.map(row)].map((row_) => `| ${row_.join(' | ')} |`).join('\n');
}

function row({ path, facts, findings, acknowledged, secrets }: ShownClient): string[] {
  return [
    cell(path),
    kindOf({ facts }),
    cells(items(facts.grants)),
    cells(items(facts.scopes)),
    cells([...items(facts.callbackUrls), ...items(facts.logoutUrls).map((url) => `sign-out: ${url}`)]),
    facts.authFlows === undefined ? "the service's default" : cells(signIns(items(facts.authFlows))),
    facts.kind === 'machine' ? cell(lifetime(facts.accessToken))
      : cell([facts.accessToken, facts.idToken, facts.refreshToken].map(lifetime).join(' / ') + rotated(facts.rotation)),
    secrets.length > 0 ? cells(secrets.map((secret) => `${secret.path}${facts.secretRotation ? ', rotated' : ''}`))
      : facts.generateSecret === true ? 'yes' : isKnown(facts.generateSecret) || facts.generateSecret === undefined ? 'no' : '?',
    [
      ...findings.map(({ level, id }) => `${level}: ${cell(fullId(id))}`),
      ...acknowledged.map(({ finding, reason }) => `acknowledged: ${cell(fullId(finding.id))} (${cell(reason)})`),
    ].join('<br/>') || '–',
  ];
}

export function kindOf({ facts }: Pick<ShownClient, 'facts'>): string {
  return facts.kind === 'public' && facts.platform !== undefined ? `public, ${facts.platform}` : facts.kind;
}

function signIns(flows: readonly string[]): string[] {
  return flows.filter((flow) => !flow.includes('REFRESH_TOKEN')).map((flow) => flow.replace(/^ALLOW_|_AUTH$/g, ''));
}

/** The known items of a list, with `…` if it may have more. */
export function items(list: Fact<ListFact>): string[] {
  if (list === undefined) { return []; }
  return isKnown(list) ? [...list.items.map(shown), ...list.open ? ['…'] : []] : ['?'];
}

const MINUTES: Readonly<Record<string, number>> = { minutes: 1, hours: 60, days: 24 * 60 };

function lifetime({ amount, unit }: TokenLifetime): string {
  if (amount === undefined) { return 'default'; }
  if (!isKnown(amount) || !isKnown(unit)) { return '?'; }
  const minutes = amount * (MINUTES[unit] ?? NaN);
  if (Number.isNaN(minutes)) { return `${amount} ${unit}`; }
  return minutes % MINUTES.days === 0 ? `${minutes / MINUTES.days} d` : minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

function rotated(rotation: ShownClient['facts']['rotation']): string {
  return isKnown(rotation) && rotation.feature === 'ENABLED' ? ', rotated' : '';
}
