// Starts the app of a library on its port, and uses it as a user does: signs in, stays signed in, signs out.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { User } from '../user.mjs';
import { check } from './checks.mjs';

const { APP, APP_COMMAND, APP_ORIGIN = 'https://www.acme.org', APP_PORT, SIGN_IN_PATH = '/login', HOME_PATH = '/', SIGN_OUT_PATH, SIGN_OUT_RETURN, SIGN_OUT_URL, CHECKS = '' } = process.env;
const command = APP_COMMAND === undefined ? [process.execPath, '--no-warnings', '--import', './network.mjs', `apps/${APP}.mjs`] : JSON.parse(APP_COMMAND);
const app = spawn(command[0], command.slice(1), { stdio: ['ignore', 2, 2] });
try {
  await started();
  const user = new User();
  const home = async () => (await user.opens(`${APP_ORIGIN}${HOME_PATH}`)).text;
  await check('signs in', async () => {
    await user.opens(`${APP_ORIGIN}${SIGN_IN_PATH}`);
    assert.match(await home(), /jane/);
    assert.equal(user.signIns, 1);
  });
  for (const path of CHECKS.split(' ').filter((each) => each !== '')) {
    await check(path.slice(1), async () => assert.match((await user.opens(`${APP_ORIGIN}${path}`)).text, /^done/));
  }
  if (SIGN_OUT_PATH !== undefined) {
    await check('signs out of the app and of Cognito', async () => {
      const next = SIGN_OUT_RETURN === undefined ? '' : `?${SIGN_OUT_RETURN}=${encodeURIComponent(SIGN_OUT_URL)}`;
      await user.opens(`${APP_ORIGIN}${SIGN_OUT_PATH}${next}`, `${APP_ORIGIN}/`, true);
      await user.opens(`${APP_ORIGIN}${SIGN_IN_PATH}`);
      assert.equal(user.signIns, 2);
    });
  }
} finally {
  app.kill('SIGKILL');
}

/** Waits until the app answers. */
async function started() {
  for (let tries = 0; tries < 600; tries++) {
    if (app.exitCode !== null) { throw new Error(`the app ended with ${app.exitCode}`); }
    try {
      return await fetch(`http://127.0.0.1:${APP_PORT}/`, { redirect: 'manual' });
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, 200); });
    }
  }
  throw new Error('the app did not start');
}
