import { label } from './markdown';
import type { ShownClient, ShownPool } from './overview';
import { items, kindOf } from './table';

/** With more clients a diagram is unreadable, so there is only the table. */
export const MOST_CLIENTS = 30;

const COLOURS = [
  '  classDef public fill:#fff3cd,stroke:#b8860b,color:#000',
  '  classDef confidential fill:#d1e7dd,stroke:#0f5132,color:#000',
  '  classDef machine fill:#cfe2ff,stroke:#084298,color:#000',
  '  classDef unknown fill:#eeeeee,stroke:#666666,color:#000',
  '  classDef error stroke:#b02a37,stroke-width:3px',
];

/** From left to right: the providers, the user pool, the clients, and the targets of the clients. */
export function diagram({ name, domains, providers, clients }: ShownPool): string {
  const lines = ['```mermaid', 'flowchart LR'];
  const ids = new Map<string, string>();
  /** The node of a text. It is written when the text of that sort is first seen. */
  const node = (sort: string, text: string, shape: [string, string], suffix = ''): string => {
    const key = `${sort} ${text}`;
    let id = ids.get(key);
    if (id === undefined) {
      id = `n${ids.size}`;
      ids.set(key, id);
      lines.push(`  ${id}${shape[0]}"${text.split('\n').map(label).join('<br/>')}"${shape[1]}${suffix}`);
    }
    return id;
  };
  const edge = (from: string, to: string, text?: string, dotted = false) => {
    const arrow = dotted ? '-.->' : '-->';
    lines.push(`  ${from} ${arrow}${text ? `|"${label(text)}"|` : ''} ${to}`);
  };

  const pool = node('pool', [name ?? 'a pool that this app does not name', ...domains].join('\n'), ['[(', ')]']);
  for (const provider of providers) { edge(node('provider', provider, ['([', '])']), pool); }
  for (const client of clients) {
    const { facts, findings, secrets, users } = client;
    const isWrong = findings.some(({ level }) => level === 'error');
    const id = node('client', [client.path, kindOf(client), ...counted(client)].join('\n'), ['[', ']'], `:::${facts.kind}`);
    if (isWrong) { lines.push(`  class ${id} error`); }
    edge(pool, id, grantOf(client));
    for (const [server, scopes] of serversOf(client)) { edge(id, node('server', server, ['{{', '}}']), scopes.join(', '), true); }
    for (const host of hostsOf(client)) { edge(id, node('host', host, ['>', ']'])); }
    for (const user of users) { edge(id, node('user', user, ['[[', ']]'])); }
    for (const secret of secrets) {
      const stored = node('secret', `${secret.path}${facts.secretRotation ? '\nrotated' : ''}`, ['[/', '/]']);
      edge(id, stored, 'secret');
      for (const reader of secret.readers) { edge(stored, node('user', reader, ['[[', ']]'])); }
    }
  }
  return [...lines, ...COLOURS, '```'].join('\n');
}

function counted({ findings }: ShownClient): string[] {
  return (['error', 'warning'] as const).flatMap((level) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return count === 0 ? [] : [`${count} ${level}${count === 1 ? '' : 's'}`];
  });
}

function grantOf({ facts }: ShownClient): string {
  return facts.oauth === false || facts.oauth === undefined ? 'API' : items(facts.grants).join(', ') || '?';
}

/** The resource servers of a client's custom scopes. */
function serversOf({ facts }: ShownClient): Map<string, string[]> {
  const servers = new Map<string, string[]>();
  for (const scope of items(facts.scopes).filter((each) => each.includes('/'))) {
    const slash = scope.lastIndexOf('/');
    const identifier = scope.slice(0, slash);
    servers.set(identifier, [...servers.get(identifier) ?? [], scope.slice(slash + 1)]);
  }
  return servers;
}

/** The targets of authorization codes: hosts, or the scheme of an installed app. */
function hostsOf({ facts }: ShownClient): Set<string> {
  return new Set(items(facts.callbackUrls).map((url) => /^https?:\/\/[^/?#]*/.exec(url)?.[0] ?? /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0] ?? url));
}
