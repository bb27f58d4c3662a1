import { DAY, HOUR, MINUTE, SECOND, VirtualClock } from './fake/virtual-clock';
import { CLIENT, ISSUER, ORIGINAL, POOL, SECRET, RotationSimulation, type Handler } from './rotation-simulation';
import type * as customResource from '../../lambda/client-secret/custom-resource';
import type * as patience from '../../lambda/client-secret/patience';
import type * as rotationHandler from '../../lambda/client-secret/rotation-handler';
import type * as seeding from '../../lambda/client-secret/seed';

/** All that the sources of the handler export. */
export type Sources = Handler & typeof customResource & typeof patience & typeof rotationHandler & typeof seeding;

/** What a sound handler keeps, tried once: the fault, if there is one. */
export type Probe = (sources: Sources) => Promise<string | undefined>;

const NEW = 'another0client2';
const ENVIRONMENT = { SECRET_ARN: SECRET, USER_POOL_ID: POOL, CLIENT_ID: CLIENT, OVERLAP_SECONDS: '0' };

async function rotatedSimulation(sources: Sources, times: number): Promise<RotationSimulation> {
  const simulation = new RotationSimulation(DAY, sources);
  await simulation.seed();
  for (let i = 0; i < times; i++) {
    await simulation.rotate();
    simulation.clock.wait(2 * DAY);
  }
  return simulation;
}

function takeBack(simulation: RotationSimulation): void {
  simulation.secrets.move('AWSCURRENT', simulation.secrets.bearing('AWSCURRENT'), simulation.secrets.bearing('AWSPREVIOUS'));
}

async function fetched(act: () => Promise<unknown>): Promise<{ urls: string[]; bodies: string[] }> {
  const asked = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('{"access_token":"token"}'));
  await act();
  const calls = asked.mock.calls.map(([url, init]) => ({ url: String(url), body: String(init?.body) }));
  asked.mockRestore();
  return { urls: calls.map(({ url }) => url), bodies: calls.map(({ body }) => body) };
}

const busy = () => Object.assign(new Error(`the answer was ${ORIGINAL}`), { name: 'TooManyRequestsException', $metadata: { httpStatusCode: 400 } });

export const PROBES = {
  'another event than the four steps': async ({ rotationHandler: handler }) => {
    const event = { RequestType: 'Update', Step: 'update', SecretId: SECRET, ClientRequestToken: 'token' };
    const answering = handler(new VirtualClock(), ENVIRONMENT)(event, { getRemainingTimeInMillis: () => MINUTE });
    const error = await answering.catch((failure: Error) => failure) as Error;
    return /answers the four steps/.test(error?.message) ? undefined : 'the event was not refused';
  },
  'a secret that is not its own': async ({ rotationHandler: handler }) => {
    const event = { Step: 'createSecret', SecretId: `${SECRET}-foreign`, ClientRequestToken: 'token' };
    const answering = handler(new VirtualClock(), ENVIRONMENT)(event, { getRemainingTimeInMillis: () => 0 });
    const error = await answering.catch((failure: Error) => failure) as Error;
    return /its own client alone/.test(error?.message) ? undefined : 'the event was not refused';
  },
  'a token endpoint that stands in the secret': async ({ Rotation }) => {
    const simulation = new RotationSimulation();
    await simulation.seed({ token_endpoint: 'https://attacker.example/token' });
    const configuration = { ...simulation.configuration, tokenEndpoint: 'https://auth.example/oauth2/token' };
    const { urls } = await fetched(() => new Rotation(simulation.services, simulation.clock, MINUTE, configuration, simulation.begin()).test());
    return urls.find((url) => url !== configuration.tokenEndpoint);
  },
  'an answer that is quoted': async ({ Patience }) => {
    const failing = new Patience(new VirtualClock(), 0).call('DescribeSecret', async () => { throw busy(); });
    const error = await failing.catch((failure: Error) => failure) as unknown as Error;
    return error.message.includes(ORIGINAL) ? `quoted: ${error.message}` : undefined;
  },
  'a long message to CloudFormation': async ({ respond }) => {
    const event = { RequestType: 'Create' as const, ResponseURL: 'https://cloudformation.example', StackId: 's', RequestId: 'r', LogicalResourceId: 'l' };
    const { bodies } = await fetched(() => respond(new VirtualClock(), event, 'p', 'x'.repeat(9_000)));
    return Buffer.byteLength(bodies[0]) > 4_096 ? 'longer than 4,096 bytes' : undefined;
  },
  'a stored secret that is replaced': async (sources) => {
    const simulation = await rotatedSimulation(sources, 2);
    const before = simulation.value;
    await simulation.seed({}, simulation.services, simulation.replaceStored());
    return simulation.value === before ? undefined : 'another value';
  },
  'a service that is busy for minutes': async ({ Patience }) => {
    const clock = new VirtualClock(0);
    const answer = async () => {
      if (clock.now() < 2 * MINUTE) { throw busy(); }
    };
    return new Patience(clock, 5 * MINUTE, () => 0.5).call('DescribeSecret', answer).then(() => undefined, (error: Error) => error.message);
  },
  'a client that is replaced while a rotation is pending': async (sources) => {
    const simulation = await rotatedSimulation(sources, 0);
    await simulation.rotate();
    const token = simulation.begin();
    await simulation.rotate(undefined, token).catch(() => {});
    simulation.clientId = NEW;
    simulation.cognito.createClient(NEW, `${ORIGINAL}new`);
    await simulation.seed();
    await simulation.rotate(undefined, token);
    return undefined;
  },
  'a value that was taken back': async (sources) => {
    const simulation = await rotatedSimulation(sources, 2);
    takeBack(simulation);
    const token = simulation.begin();
    await simulation.rotate(undefined, token).catch(() => {});
    simulation.clock.wait(HOUR);
    await simulation.rotate(undefined, token).catch((error: Error) => { if (!/must stay/.test(error.message)) { throw error; } });
    return undefined;
  },
  'a pending value that was taken back': async (sources) => {
    const simulation = new RotationSimulation(DAY, sources);
    await simulation.seed();
    const token = simulation.begin();
    const given = await simulation.rotate(undefined, token);
    simulation.secrets.move('AWSPENDING', simulation.secrets.bearing('AWSPENDING'), token);
    takeBack(simulation);
    for (const wait of [0, 2 * DAY]) {
      simulation.clock.wait(wait);
      await simulation.rotate(undefined, token).catch(() => {});
    }
    return simulation.value === given ? 'it is current again' : undefined;
  },
  'a value that was put by hand': async (sources) => {
    const simulation = new RotationSimulation(DAY, sources);
    const byHand = 'byhand0byhand0byhand0byhand0byhand0';
    simulation.cognito.add(CLIENT, byHand);
    simulation.secrets.put('by-hand-by-hand-by-hand-by-hand-by', JSON.stringify({ client_id: CLIENT, client_secret: byHand }));
    await simulation.seed({ issuer: ISSUER });
    return simulation.value === byHand ? undefined : 'it was overwritten';
  },
  'a value that CloudFormation left': async (sources) => {
    const simulation = await rotatedSimulation(sources, 2);
    simulation.secrets.onCurrent = () => {};
    simulation.secrets.put('deployed-deployed-deployed-deployed', JSON.stringify({ client_id: CLIENT, client_secret: '' }));
    await sources.mend(simulation.services, simulation.clock.now(), SECRET, { userPoolId: POOL, clientId: CLIENT });
    return simulation.cognito.isValid(CLIENT, simulation.value!) ? undefined : 'it is dead';
  },
  'a service that does not answer a rollback': async (sources) => {
    const simulation = await rotatedSimulation(sources, 3);
    const before = simulation.value;
    const { services } = simulation;
    let silent = true;
    const read = (secretId: string, version: string) => {
      if (!silent) { return services.read(secretId, version); }
      silent = false;
      return Promise.reject(new sources.Refusal('GetSecretValue', 'no answer'));
    };
    await simulation.mend({ ...services, read }).catch(() => {});
    return simulation.value === before ? undefined : 'the rotation was taken back';
  },
  'a value that a person spoilt': async (sources) => {
    const simulation = await rotatedSimulation(sources, 2);
    simulation.secrets.onCurrent = () => {};
    simulation.secrets.put('spoilt-spoilt-spoilt-spoilt-spoilt', '"spoilt"');
    await simulation.seed();
    return undefined;
  },
  'a time that has not come': async (sources) => {
    const simulation = await rotatedSimulation(sources, 2);
    simulation.secrets.move('current-since-99999999999999999', undefined, simulation.secrets.bearing('AWSCURRENT'));
    const token = simulation.begin();
    await simulation.rotate(undefined, token).catch(() => {});
    simulation.clock.wait(2 * DAY);
    await simulation.rotate(undefined, token);
    return undefined;
  },
  'the time that an invocation has': async ({ Rotation }) => {
    const simulation = new RotationSimulation();
    await simulation.seed();
    const clock = new VirtualClock();
    const began = clock.now();
    const refused = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('{"error":"invalid_client"}', { status: 400 }));
    await new Rotation(simulation.services, clock, MINUTE, { ...simulation.configuration, tokenEndpoint: 'https://auth.example' }, simulation.begin()).test().catch(() => {});
    refused.mockRestore();
    return clock.now() - began > MINUTE ? `${(clock.now() - began) / SECOND} s of 60` : undefined;
  },
} satisfies Record<string, Probe>;
