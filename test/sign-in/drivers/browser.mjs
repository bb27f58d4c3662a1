// Opens the page of a library in Chromium, and uses it as a user does: signs in, refreshes, signs out.
import assert from 'node:assert/strict';
import { chromium, launchOptions } from '../chromium.mjs';
import { check } from './checks.mjs';

const {
  APP, BUTTON, SIGN_IN_PORT, SITE, SCREENSHOT, REFRESHES = 'yes', SIGNED_IN = "document.body?.dataset.user === 'jane'",
} = process.env;
const executablePath = chromium();
if (executablePath === undefined) {
  process.stdout.write(`skipped: sign-in with ${APP}: there is no Chromium (set CHROMIUM to its path)\n`);
  process.exit(0);
}
// Installed with the libraries, which a run without a browser does not need.
const { default: puppeteer } = await import('puppeteer-core');
const browser = await puppeteer.launch(launchOptions(executablePath, SIGN_IN_PORT));
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  await page.setViewport({ width: 900, height: 460 });
  page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
  page.on('console', (message) => message.type() === 'error' && process.stderr.write(`console: ${message.text()}\n`));
  const signedIn = () => page.waitForFunction(SIGNED_IN);
  /** Presses the button of an app that does not send its users to the sign-in page by itself. */
  const signsIn = async () => {
    if (BUTTON === undefined) { return; }
    await page.waitForSelector(BUTTON, { visible: true });
    await page.click(BUTTON);
  };
  const fillsIn = async () => {
    await page.waitForSelector('input[name=username]');
    await page.type('input[name=username]', 'jane');
    await page.type('input[name=password]', 'x');
    await page.click('button[type=submit]');
  };
  await check('signs in', async () => {
    await page.goto(`https://${SITE}/`);
    await signsIn();
    await fillsIn();
    await signedIn();
    assert.equal(new URL(page.url()).search, '', 'the code is still in the URL');
  });
  if (SCREENSHOT !== undefined) { await page.screenshot({ path: SCREENSHOT }); }
  await check('is still signed in after a reload', async () => {
    await page.reload();
    await signedIn();
  });
  if (REFRESHES === 'yes') {
    await check('refreshes the tokens', async () => assert.equal(await page.evaluate('refreshed()'), true));
    await check('refreshes with the rotated refresh token', async () => assert.equal(await page.evaluate('refreshed()'), true));
  }
  await check('signs out, and the session of Cognito is over', async () => {
    await page.click('#sign-out');
    await signsIn();
    await page.waitForSelector('input[name=username]');
  });
} finally {
  await browser.close();
}
