import { UserPoolFixture } from '../../user-pool-fixture';

const each = (...parts: readonly (readonly string[])[]) => parts.reduce<string[]>((urls, part) => urls.flatMap((url) => part.map((end) => url + end)), ['']);

const FAULTY = [
  ...each(
    ['http://', 'HTTPS://', 'htps://', 'https:/', 'https://http://', '', '//'], ['', 'me:pw@'],
    ['app.acme.org', 'App.acme.org', 'übersicht.org', '<your-domain>', 'undefined', 'a..org', '', 'app.acme.org:99999'], ['', '/cb', '/#cb', '/a b', '?x=1#'],
  ).filter((url) => !url.startsWith('me:')),
  ...each(['MyApp', 'com.acme.App', 'javascript'], [':/cb', '://cb#', ': cb']),
  'http://app.example.org/#cb', 'https://<your-domain>/cb', '', ' https://app.acme.org', '/cb', '#', '\u{E000}', 'https://app.acme.org/\u{E000}', 'localhost:3000/cb#x',
];

const SAYS = /(?:Write|such as) '([^']*)'/;

describe.each(['callbackUrLs', 'logoutUrLs'] as const)('%s', (list) => {
  const property = list === 'callbackUrLs' ? 'CallbackURLs' : 'LogoutURLs';
  const fixture = new UserPoolFixture();
  const judged = (urls: readonly string[], id: string) => {
    const findings = fixture.judgeAll(urls.map((url, index) => fixture.l1('public', { [list]: [url] }, `${id}${index}`)));
    return findings.map((found) => found.filter((finding) => finding.property === property));
  };
  const before = judged(FAULTY, 'Faulty');

  test('whatever rules object to a URL, they name one URL to write', () => {
    const named = before.map((findings) => [...new Set(findings.flatMap(({ text }) => SAYS.exec(text)?.[1] ?? []))]);
    expect(FAULTY.map((url, index) => ({ url, named: named[index] })).filter((_, index) => before[index].length > 0 && named[index].length !== 1)).toEqual([]);
  });

  test('no rule objects to that URL', () => {
    const urls = before.flatMap((findings) => findings.flatMap(({ text }) => SAYS.exec(text)?.[1] ?? []).slice(0, 1));
    const after = judged(urls, 'Written');
    expect(urls.map((url, index) => ({ url, found: after[index].map(({ id }) => id) })).filter(({ found }) => found.length > 0)).toEqual([]);
  });
});
