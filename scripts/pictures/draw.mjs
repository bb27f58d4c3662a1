/**
 * `npx projen pictures` draws the pictures of the README, because npm and PyPI do not render Mermaid.
 *
 * Each has a light background, so that it is readable on a dark page.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { chromium } from '../../test/sign-in/chromium.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const IMAGES = join(ROOT, 'docs/images');
const MERMAID = readFileSync(createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js'), 'utf8');

const executablePath = chromium();
if (executablePath === undefined) {
  process.stderr.write('there is no Chromium: set CHROMIUM to its path\n');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const browser = await puppeteer.launch({ executablePath, headless: true, userDataDir: folder, args: ['--no-sandbox', '--disable-gpu'] });

async function picture(name, html, prepare) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 900, deviceScaleFactor: 1.5 });
  await page.setContent(`<body style="margin: 0; background: #fff"><div id="picture" style="display: inline-block; padding: 16px">${html}</div></body>`);
  await prepare?.(page);
  const element = await page.$('#picture');
  writeFileSync(join(IMAGES, `${name}.png`), await element.screenshot());
  await page.close();
  process.stdout.write(`docs/images/${name}.png\n`);
}

const diagram = (name, source) => picture(name, '', async (page) => {
  await page.addScriptTag({ content: MERMAID });
  await page.evaluate(async (text) => {
    const { mermaid } = globalThis;
    mermaid.initialize({ startOnLoad: false, theme: 'neutral', fontFamily: 'sans-serif', flowchart: { wrappingWidth: 400 } });
    const { svg } = await mermaid.render('diagram', text);
    document.querySelector('#picture').innerHTML = svg;
    const drawn = document.querySelector('#picture svg');
    drawn.style.width = `${Math.min(drawn.viewBox.baseVal.width, 1300)}px`;
  }, source);
});

const escaped = (text) => text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The report of docs/reports.md, as a terminal shows it. */
function terminal(page) {
  const [, report] = /^```text\n([\s\S]*?)^```$/m.exec(page);
  const whole = report.slice(0, report.lastIndexOf('\n  [')).trimEnd().split('\n');
  const lines = whole.map((line) => escaped(line)
    .replace(/^( +)(error)\b/, '$1<b style="color: #ff7b72">$2</b>')
    .replace(/^( +)(warning)\b/, '$1<b style="color: #e3b341">$2</b>')
    .replace(/^(Validation failed.*)$/, '<b style="color: #ff7b72">$1</b>')
    .replace(/^( +cdk-cognito-app-clients::.*)$/, '<span style="color: #79c0ff">$1</span>'));
  return `<pre style="margin: 0; padding: 16px 20px; border-radius: 8px; background: #161b22; color: #e6edf3; font: 14px/1.45 monospace">$ npx cdk synth\n${lines.join('\n')}</pre>`;
}

try {
  await diagram('which-class', readFileSync(join(IMAGES, 'which-class.mmd'), 'utf8'));
  const assembly = join(folder, 'shop');
  execFileSync('npx', ['tsx', '--tsconfig', 'tsconfig.dev.json', 'examples/shop.ts'], { cwd: ROOT, env: { ...process.env, CDK_OUTDIR: assembly }, stdio: ['ignore', 'ignore', 'inherit'] });
  await diagram('app-clients', /^```mermaid\n([\s\S]*?)^```$/m.exec(readFileSync(join(assembly, 'app-clients.md'), 'utf8'))[1]);
  await picture('report', terminal(readFileSync(join(ROOT, 'docs/reports.md'), 'utf8')));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
