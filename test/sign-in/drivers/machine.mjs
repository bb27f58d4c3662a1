import assert from 'node:assert/strict';
import { accessToken } from '../recipes/machine.mjs';
import { check } from './checks.mjs';

await check('reads the secret by its ARN and gets a token', async () => {
  const [, payload] = (await accessToken()).split('.');
  const { client_id: client, scope } = JSON.parse(Buffer.from(payload, 'base64url'));
  assert.deepEqual([client, scope], [process.env.CLIENT_ID, process.env.SCOPE]);
});
