import * as fc from 'fast-check';
import { Assembly } from '../../../src/private/assembly/assembly';
import type { ClientFacts } from '../../../src/private/facts/client';
import { clientFacts } from '../../../src/private/facts/client-facts';
import { PoolFacts } from '../../../src/private/facts/pool';
import { isPlainUrl } from '../../../src/private/facts/url';
import { CLIENT_TOPICS } from '../../../src/private/rules';
import { UserPoolFixture } from '../../user-pool-fixture';

const characters = (all: string, minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...all), { minLength, maxLength }).map((chosen) => chosen.join(''));
const label = fc.oneof(
  characters('abcdefghijklmnopqrstuvwxyz0123456789-', 1, 63), fc.constantFrom('www', 'localhost', 'https', 'undefined', '127', 'xn--bcher-kva', 'a'.repeat(63)),
);
const url = fc.tuple(fc.array(label, { minLength: 1, maxLength: 4 }), label, fc.option(characters('abcXYZ019_./-', 0, 60), { nil: undefined }))
  .map(([labels, last, path]) => `https://${[...labels, last].join('.')}${path === undefined ? '' : `/${path}`}`);

/** The findings of all rules about clients, of clients of each kind with this URL. */
function findingsOf(facts: readonly ClientFacts[], pool: PoolFacts): string[] {
  return facts.flatMap((client) => CLIENT_TOPICS.flatMap((topic) => topic.rules)
    .filter((rule) => !rule.appliesTo || rule.appliesTo.includes(client.kind))
    .flatMap((rule) => rule.check(client, pool).map((offender) => `${rule.id} ${rule.property} ${offender}`)));
}

test('no rule that skips plain URLs finds anything in one', () => {
  const fixture = new UserPoolFixture();
  const clients = (['public', 'confidential'] as const).map((kind) => fixture.l1(kind, {}, kind));
  const assembly = new Assembly(fixture.app);
  const pool = new PoolFacts(assembly.poolOf(clients[0]), assembly);
  const sound = clients.map((client) => clientFacts(client, assembly)!.facts)
    .flatMap((facts) => [facts, ...(['browser', 'native'] as const).map((platform) => ({ ...facts, ours: true, platform }))]);
  let plain = 0;
  fc.assert(fc.property(url, (text) => {
    if (!isPlainUrl(text)) { return; }
    plain += 1;
    const list = { items: [text], open: false };
    const own = { callbackUrls: list, logoutUrls: list, defaultRedirectUri: text };
    const skipped = { callbackUrls: [], logoutUrls: [], defaultRedirectUri: [] };
    const all = { callbackUrls: [text], logoutUrls: [text], defaultRedirectUri: [text] };
    const withUrls = (unusualUrls: typeof all) => sound.map((facts): ClientFacts => ({ ...facts, ...own, unusualUrls }));
    expect(findingsOf(withUrls(all), pool)).toEqual(findingsOf(withUrls(skipped), pool));
  }), { numRuns: 300 });
  expect(plain).toBeGreaterThan(100);
});

test.each([
  ['https://app.acme.org', true],
  ['https://app.acme.org/a/B_c.d-e', true],
  [`https://${'a'.repeat(63)}.org/`, true],
  [`https://${'a'.repeat(64)}.org/`, false],
  [`https://acme.org/${'a'.repeat(233)}`, true],
  [`https://acme.org/${'a'.repeat(234)}`, false],
  ['https://localhost/cb', false],
  ['https://127.0.0.1/cb', false],
  ['https://App.acme.org/cb', false],
  ['http://app.acme.org/cb', false],
  ['https://app.acme.org/cb?a=b', false],
  ['https://app.acme.org/#/cb', false],
  ['https://app.acme.org:8443/cb', false],
  ['https://me@app.acme.org/cb', false],
  ['https://app..org/cb', false],
  [' https://app.acme.org/cb', false],
  ['https://app.acme.org/cb\n', false],
])('%s is plain: %s', (text, plain) => {
  expect(isPlainUrl(text)).toBe(plain);
});
