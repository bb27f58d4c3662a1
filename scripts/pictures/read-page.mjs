/**
 * What a reader of a page sees: reads Markdown with Mermaid from standard input, and writes as JSON the texts that Chromium shows.
 *
 * The Markdown parser is not GitHub's, and knows its tables; Mermaid is the one that GitHub and GitLab run in the browser.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marked } from 'marked';
import puppeteer from 'puppeteer-core';
import { chromium } from '../../test/sign-in/chromium.mjs';

const MERMAID = readFileSync(createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'page-'));
const browser = await puppeteer.launch({ executablePath: chromium(), headless: true, userDataDir: folder, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage();
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.setContent(`<main>${marked.parse(readFileSync(0, 'utf8'), { gfm: true })}</main>`);
  await page.addScriptTag({ content: MERMAID });
  process.stdout.write(JSON.stringify(await page.evaluate(async (asked) => {
    const main = document.querySelector('main');
    const elements = [...new Set([...main.querySelectorAll('*')].map(({ localName }) => localName))].sort();
    const texts = (selector) => [...main.querySelectorAll(selector)].map(({ innerText }) => innerText);
    const sources = [...main.querySelectorAll('code.language-mermaid')].map(({ textContent }) => textContent);
    const rows = [...main.querySelectorAll('tbody tr')].map((row) => [...row.cells].map(({ innerText }) => innerText));
    const headings = texts('h1, h2, h3');
    const diagrams = [];
    for (const theme of ['default', 'dark']) {
      globalThis.mermaid.initialize({ startOnLoad: false, theme, securityLevel: 'strict', suppressErrorRendering: true });
      for (const [index, source] of sources.entries()) {
        const { svg } = await globalThis.mermaid.render(`diagram${index}${theme}`, source);
        const drawn = document.createElement('div');
        drawn.innerHTML = svg;
        document.body.append(drawn);
        diagrams.push({
          theme,
          nodes: [...drawn.querySelectorAll('.node .nodeLabel')].map(({ innerText }) => innerText.trim()),
          edges: [...drawn.querySelectorAll('.edgeLabel .edgeLabel')].map(({ innerText }) => innerText.trim()).filter((text) => text !== ''),
          scripts: drawn.querySelectorAll('script, img, iframe, a, [onerror], [onload]').length,
        });
      }
    }
    return { elements, headings, rows, diagrams, requests: asked };
  }, requests)));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
