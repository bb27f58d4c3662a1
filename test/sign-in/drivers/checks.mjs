import assert from 'node:assert/strict';

/** Runs a check and prints what came of it, for the runner. */
export async function check(name, run) {
  try {
    await run();
    process.stdout.write(`ok ${name}\n`);
  } catch (error) {
    process.stdout.write(`not ok ${name}: ${String(error?.message ?? error).replace(/\s+/g, ' ').slice(0, 400)}\n`);
  }
}

/** The check passes where the attempt is refused for the reason. */
export function refused(name, reason, attempt) {
  return check(`${name} is refused`, () => assert.rejects(attempt, reason));
}
