import { VirtualClock } from './fake/virtual-clock';
import { getToken } from '../../lambda/client-secret/token-request';

const ENDPOINT = 'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token';
const CONTENT = { client_id: 'client', client_secret: 'secret' };

type Answer = readonly [status: number, body: string] | Error;
const TOKEN: Answer = [200, '{"access_token":"eyJ"}'];

/** The answers of the endpoint, one after another, and the last one again and again. */
function answering(...answers: readonly Answer[]) {
  let asked = 0;
  return jest.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (answer instanceof Error) { throw answer; }
    return new Response(answer[1], { status: answer[0] });
  });
}
afterEach(() => jest.restoreAllMocks());

const failure = (answer: string) => `the token endpoint answers ${answer} to the new secret of client, so it does not become the current one`;

test('the request is the one of an app, and follows no redirect', async () => {
  const asked = answering(TOKEN);
  const clock = new VirtualClock();
  await getToken(ENDPOINT, CONTENT, clock, clock.now());
  expect(asked.mock.calls).toEqual([[ENDPOINT, {
    method: 'POST',
    headers: { 'authorization': `Basic ${Buffer.from('client:secret').toString('base64')}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
    redirect: 'error',
    signal: expect.any(AbortSignal),
  }]]);
});

test.each<[string, Answer]>([
  ['the new secret is not known yet', [400, '{"error":"invalid_client"}']],
  ['the endpoint is busy', [429, '{}']],
  ['the endpoint fails', [500, '{"access_token":"eyJ"}']],
  ['the endpoint does not answer', new Error('ECONNRESET')],
  ['the answer is no JSON', [200, '<html>']],
])('it is repeated while %s', async (_, answer) => {
  const asked = answering(answer, answer, TOKEN);
  const clock = new VirtualClock();
  const began = clock.now();
  await getToken(ENDPOINT, CONTENT, clock, began + 60_000);
  expect([asked.mock.calls.length, clock.now() - began]).toEqual([3, 3000]);
});

test.each<[string, Answer]>([
  ['invalid_request', [400, '{"error":"invalid_request"}']],
  ['invalid_grant', [400, '{"error":"invalid_grant"}']],
  ['unauthorized_client', [400, '{"error":"unauthorized_client"}']],
  ['unsupported_grant_type', [400, '{"error":"unsupported_grant_type"}']],
  ['invalid_scope', [400, '{"error":"invalid_scope"}']],
  ['with status 400', [400, '{"error":"<script>","access_token":"eyJ"}']],
  ['with status 499', [499, '{}']],
  ['with status 200', [200, '{"access_token":7}']],
])('%s is an error at once', async (shown, answer) => {
  const asked = answering(answer);
  const clock = new VirtualClock();
  await expect(getToken(ENDPOINT, CONTENT, clock, clock.now() + 60_000)).rejects.toThrow(new Error(failure(shown)));
  expect(asked).toHaveBeenCalledTimes(1);
});

test('the pauses double up to 20 seconds, until there is no time for another one', async () => {
  answering([503, '']);
  const clock = new VirtualClock();
  const began = clock.now();
  const pauses: number[] = [];
  const sleep = (milliseconds: number) => { pauses.push(milliseconds); return VirtualClock.prototype.sleep.call(clock, milliseconds); };
  const told = { now: () => clock.now(), sleep };
  await expect(getToken(ENDPOINT, CONTENT, told, began + 71_000)).rejects.toThrow(failure('busy'));
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
  pauses.splice(0);
  await expect(getToken(ENDPOINT, CONTENT, told, clock.now() + 999)).rejects.toThrow(failure('busy'));
  expect(pauses).toEqual([]);
});
