import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PLACES = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of a browser, `undefined` where there is none.
 *
 * CHROMIUM names one. Otherwise root on Debian gets one installed.
 */
export function chromium({ named = process.env.CHROMIUM, places = PLACES, root = process.getuid?.() === 0 } = {}) {
  const found = () => (named === undefined ? places : [named]).find((path) => existsSync(path));
  if (found() === undefined && named === undefined && root && existsSync('/usr/bin/apt-get')) {
    try {
      execFileSync('/bin/sh', ['-c', 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium'], { stdio: ['ignore', 2, 2] });
    } catch {
      // The run says that there is no browser.
    }
  }
  return found();
}

/** What the browser is started with: every host is the server of the test, and nothing else is asked for. */
export function launchOptions(executablePath, port) {
  return {
    executablePath,
    headless: true,
    userDataDir: mkdtempSync(join(tmpdir(), 'chromium-')),
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--no-proxy-server', '--ignore-certificate-errors', `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
    ],
  };
}
