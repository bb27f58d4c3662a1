import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import * as path from 'path';
import { anchors } from '../../scripts/markdown';

const ROOT = path.join(__dirname, '..', '..');
/** Not API.md, which jsii-docgen links by itself. */
const PAGES = [...pagesIn('').filter((page) => page !== 'API.md'), ...['docs', 'bench', 'examples', 'test/integ'].flatMap((folder) => pagesIn(folder, true))];

function pagesIn(folder: string, deep = false): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) { return deep && !['node_modules', 'cdk.out'].includes(entry.name) ? pagesIn(file, true) : []; }
    return entry.name.endsWith('.md') ? [file] : [];
  });
}

/** The repository as a page outside of it names it. */
const OWN = /^https:\/\/(?:github|raw\.githubusercontent)\.com\/cdk-cognito-app-clients\/cdk-cognito-app-clients\/(?:(?:blob|tree)\/)?main\//;

/** The links of a page to files of the repository, outside of code. */
function links(page: string): string[] {
  const text = readFileSync(path.join(ROOT, page), 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, (code) => code.includes('](') ? '' : code);
  return [...text.matchAll(/\]\(([^)\s]+)\)|href="([^"]+)"/g)].map(([, markdown, html]) => markdown ?? html)
    .map((link) => link.replace(OWN, '/')).filter((link) => !/^[a-z]+:/.test(link));
}

function fileOf(page: string, target: string): string {
  if (target === '') { return path.join(ROOT, page); }
  return target.startsWith('/') ? path.join(ROOT, target) : path.join(ROOT, path.dirname(page), target);
}

/** Anchors by file, read once. */
const known = new Map<string, Set<string>>();

function fault(page: string, link: string): string | undefined {
  const [target, anchor] = link.split('#');
  const file = fileOf(page, target);
  if (!existsSync(file)) { return `${link}: there is no such file`; }
  if (anchor === undefined || statSync(file).isDirectory() || !file.endsWith('.md')) { return undefined; }
  if (!known.has(file)) { known.set(file, anchors(readFileSync(file, 'utf8'))); }
  return known.get(file)!.has(anchor) ? undefined : `${link}: there is no such anchor`;
}

test.each(PAGES)('the links of %s lead somewhere', (page) => {
  expect(links(page).flatMap((link) => fault(page, link) ?? [])).toEqual([]);
});

test('the README has no relative link: the pages of npm and PyPI cannot follow one', () => {
  expect(links('README.md').filter((link) => !link.startsWith('/'))).toEqual([]);
});

test('every page of docs/ is reached from docs/README.md', () => {
  const reached = new Set(['docs/README.md']);
  for (const page of reached) {
    for (const link of links(page)) {
      const file = path.relative(ROOT, fileOf(page, link.split('#')[0]));
      if (PAGES.includes(file)) { reached.add(file); }
    }
  }
  expect(PAGES.filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual([]);
});

test('a link to nothing is seen', () => {
  expect(links('docs/symptoms.md').length).toBeGreaterThan(80);
  expect(fault('README.md', 'docs/symptoms.md#no-such-anchor')).toBe('docs/symptoms.md#no-such-anchor: there is no such anchor');
  expect(fault('README.md', 'docs/nothing.md')).toBe('docs/nothing.md: there is no such file');
  expect(fault('docs/symptoms.md', '#redirect_mismatch')).toBeUndefined();
});

test('anchors are those of GitHub', () => {
  const page = '# `redirect_mismatch`\n```sh\n# no heading\n```\n## Who, what?\n## Who, what?\n### [a](b.md) é — <a id="x"></a>\n### `the <name> of`\n';
  expect([...anchors(page)]).toEqual(['x', 'redirect_mismatch', 'who-what', 'who-what-1', 'a-é-', 'the-name-of']);
});
