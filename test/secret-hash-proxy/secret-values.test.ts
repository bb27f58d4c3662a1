import { CLIENT, NEXT, SECRET, stored } from './proxy-simulation';
import { clientSecretIn, SecretValues } from '../../lambda/secret-hash-proxy/secret-values';

function values(read: (label: string) => string | undefined | Promise<string | undefined>) {
  const clock = { now: 0 };
  const reads: string[] = [];
  const logged: string[] = [];
  const secrets = new SecretValues(clientSecretIn(CLIENT), async (label) => {
    reads.push(label);
    return read(label);
  }, () => clock.now, (line) => logged.push(line));
  return { clock, reads, secrets, logged };
}

test('requests that come together wait for one reading', async () => {
  const { secrets, reads } = values(() => stored(SECRET));
  expect(await Promise.all(Array.from({ length: 100 }, async () => secrets.known()))).toEqual(Array.from({ length: 100 }, () => [SECRET]));
  expect(reads).toEqual(['AWSCURRENT', 'AWSPREVIOUS']);
});

test('both values while a rotation overlaps, the current one first', async () => {
  expect(await values((label) => stored(label === 'AWSCURRENT' ? NEXT : SECRET)).secrets.known()).toEqual([NEXT, SECRET]);
});

test.each<[string, string | undefined | Error]>([
  ['is absent', undefined], ['is of another client', stored(SECRET, 'another')], ['is not JSON', 'x'], ['holds no secret', '{}'], ['cannot be read', new Error('no')],
])('one value where the one before %s', async (_, before) => {
  const { secrets, logged } = values((label) => {
    if (label === 'AWSCURRENT') { return stored(NEXT); }
    if (before instanceof Error) { throw before; }
    return before;
  });
  expect(await secrets.known()).toEqual([NEXT]);
  expect(logged).toEqual(before instanceof Error ? ['{"message":"the version AWSPREVIOUS of the stored secret could not be read","error":"Error"}'] : []);
});

test('a stored secret without client_id is taken, since an imported one may have its own shape', async () => {
  expect(await values(() => JSON.stringify({ client_secret: SECRET })).secrets.known()).toEqual([SECRET]);
});

test('is kept for five minutes, and longer where Secrets Manager does not answer', async () => {
  let fails = false;
  const { secrets, reads, clock, logged } = values(() => {
    if (fails) { throw new Error(SECRET); }
    return stored(SECRET);
  });
  await secrets.known();
  clock.now = 5 * 60_000 - 1;
  await secrets.known();
  expect(reads).toHaveLength(2);
  fails = true;
  clock.now = 5 * 60_000;
  expect(await secrets.known()).toEqual([SECRET]);
  expect(reads).toHaveLength(4);
  expect(logged).toEqual(expect.arrayContaining(['{"message":"the version AWSCURRENT of the stored secret could not be read","error":"Error"}']));
  expect(logged.join('')).not.toContain(SECRET);
  fails = false;
  await secrets.known();
  expect(reads).toHaveLength(6);
});

test('is read again after a refusal, ten seconds after the last time and no sooner', async () => {
  let current = SECRET;
  const { secrets, clock } = values((label) => label === 'AWSCURRENT' ? stored(current) : undefined);
  await secrets.known();
  current = NEXT;
  clock.now = 9_999;
  expect(await secrets.afterRefusal()).toEqual([SECRET]);
  clock.now = 10_000;
  expect(await secrets.afterRefusal()).toEqual([NEXT]);
});

test.each([undefined, '', 'x', 'null', '[]', '{}', '{"client_secret":7}', '{"client_secret":""}', stored(SECRET, 'another')])('a current value of %s is an error', async (text) => {
  await expect(values((label) => label === 'AWSCURRENT' ? text : stored(SECRET)).secrets.known())
    .rejects.toThrow(new Error('the stored secret does not contain the secret that it is for'));
});
