import { VirtualClock } from './fake/virtual-clock';
import { respond, type CustomResourceEvent } from '../../lambda/client-secret/custom-resource';

const URL = 'https://cloudformation-custom-resource-response.example/signed';
const EVENT: CustomResourceEvent = { RequestType: 'Create', ResponseURL: URL, StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Seed' };

afterEach(() => jest.restoreAllMocks());

const answered = (failure: string | undefined) => ({
  Status: failure === undefined ? 'SUCCESS' : 'FAILED',
  Reason: failure ?? 'the secret holds a secret of its client',
  PhysicalResourceId: 'id',
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Seed',
  NoEcho: true,
});

test.each([undefined, 'out of order'])('the result is sent once: %s', async (failure) => {
  const told = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(''));
  await respond(new VirtualClock(), EVENT, 'id', failure);
  expect(told.mock.calls).toEqual([[URL, { method: 'PUT', body: JSON.stringify(answered(failure)), headers: { 'content-type': '' }, signal: expect.any(AbortSignal) }]]);
});

test('a long reason is shortened until the response has 4,000 bytes, and no further', async () => {
  const told = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(''));
  const empty = Buffer.byteLength(JSON.stringify(answered('')));
  const sent = async (length: number) => {
    await respond(new VirtualClock(), EVENT, 'id', 'x'.repeat(length));
    const body = String(told.mock.lastCall![1]!.body);
    return [Buffer.byteLength(body), (JSON.parse(body) as { Reason: string }).Reason.length];
  };
  expect(await sent(4_000 - empty)).toEqual([4_000, 4_000 - empty]);
  const [bytes, length] = await sent(4_001 - empty);
  expect(bytes).toBeLessThanOrEqual(4_000);
  expect(length).toBe(Math.floor((4_001 - empty) * 0.9));
});

test('a response without a reason is sent, however long the rest is', async () => {
  const told = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(''));
  await respond(new VirtualClock(), { ...EVENT, StackId: 'x'.repeat(5_000) }, 'id', 'out of order');
  expect(JSON.parse(String(told.mock.lastCall![1]!.body))).toEqual({ ...answered('out of order'), Reason: '', StackId: 'x'.repeat(5_000) });
});

test.each<[string, () => Promise<Response>]>([
  ['status 503', async () => new Response('', { status: 503 })],
  ['no answer', () => Promise.reject(new Error(`connect ${URL}`))],
])('five attempts with %s are an error that does not quote the URL', async (reason, answer) => {
  const told = jest.spyOn(globalThis, 'fetch').mockImplementation(answer);
  const clock = new VirtualClock();
  const pauses: number[] = [];
  const sleep = async (milliseconds: number) => { pauses.push(milliseconds); };
  await expect(respond({ now: () => clock.now(), sleep }, EVENT, 'id', undefined)).rejects.toThrow(new Error(`CloudFormation could not be told the result: ${reason}`));
  expect([told.mock.calls.length, pauses]).toEqual([5, [1000, 2000, 3000, 4000]]);
});

test('a later attempt can succeed', async () => {
  const told = jest.spyOn(globalThis, 'fetch').mockImplementationOnce(async () => new Response('', { status: 500 })).mockImplementation(async () => new Response(''));
  await respond(new VirtualClock(), EVENT, 'id', undefined);
  expect(told).toHaveBeenCalledTimes(2);
});
