import { existsSync, readFileSync } from 'fs';
import * as path from 'path';
import { markdown } from '../../scripts/snippets';

const ROOT = path.join(__dirname, '..', '..');
const OWN = /^https:\/\/(?:github\.com\/cdk-cognito-app-clients\/cdk-cognito-app-clients\/(?:blob|tree)|raw\.githubusercontent\.com\/cdk-cognito-app-clients\/cdk-cognito-app-clients)\/main\/(.*)$/;
const PAGES = [...markdown(), 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'AGENTS.md', 'examples/README.md', 'test/integ/README.md', 'bench/README.md'].filter((page) => existsSync(path.join(ROOT, page)));

/** The links of a page to files of the repository, as paths from its root. */
function links(page: string): { readonly link: string; readonly file: string; readonly anchor?: string }[] {
  const text = readFileSync(path.join(ROOT, page), 'utf8').replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link).flatMap((link) => {
    const own = OWN.exec(link);
    if (!own && /^[a-z]+:/.test(link)) { return []; }
    const [file, anchor] = (own ? own[1] : path.posix.join(path.posix.dirname(page), link.startsWith('#') ? path.posix.basename(page) + link : link)).split('#');
    return [{ link, file, anchor }];
  });
}

/** The anchors of a page: its headings, as GitHub names them, and those written as HTML. */
function anchors(file: string): Set<string> {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const headings = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm)]
    .map(([, heading]) => heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/ /g, '-'));
  return new Set([...headings, ...[...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id]) => id)]);
}

test.each(PAGES)('%s links to what is there', (page) => {
  const broken = links(page).filter(({ file, anchor }) =>
    !existsSync(path.join(ROOT, file)) || (anchor !== undefined && file.endsWith('.md') && !anchors(file).has(anchor)));
  expect(broken.map(({ link }) => link)).toEqual([]);
});

test('the README has no relative link: the pages of npm and PyPI cannot follow one', () => {
  expect(links('README.md').filter(({ link }) => !link.startsWith('https:')).map(({ link }) => link)).toEqual([]);
});

test('every page of docs/ is reached from docs/README.md', () => {
  const reached = new Set<string>(['docs/README.md']);
  for (const page of reached) { for (const { file } of links(page)) { if (file.endsWith('.md') && existsSync(path.join(ROOT, file))) { reached.add(file); } } }
  expect(markdown().filter((page) => page !== 'README.md' && !reached.has(page))).toEqual([]);
});
