import { FakeServer } from './fake/server';
import { DAY, HOUR, MINUTE, VirtualClock } from './fake/virtual-clock';
import { CLIENT, ISSUER, ORIGINAL, POOL, SECRET, RotationSimulation } from './rotation-simulation';
import { respond } from '../../lambda/client-secret/custom-resource';
import { rotationHandler } from '../../lambda/client-secret/rotation-handler';
import { seedHandler } from '../../lambda/client-secret/seed-handler';
import { Refusal, type Services } from '../../lambda/client-secret/services';

// What people, other services and bad luck do to the two functions: nothing hangs, leaks, deletes too much, or trusts what others can edit.

let simulation: RotationSimulation;
beforeEach(async () => {
  simulation = new RotationSimulation();
  await simulation.seed();
});

async function rotated(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    simulation.clock.wait(2 * DAY);
    await simulation.rotate();
  }
}

/** Puts a text without telling the simulation, which would parse it. */
function putByHand(text: string, version = 'by-hand-by-hand-by-hand-by-hand-by'): void {
  const told = simulation.secrets.onCurrent;
  simulation.secrets.onCurrent = undefined;
  simulation.secrets.put(version, text);
  simulation.secrets.onCurrent = told;
}

const textOf = (label: string) => simulation.secrets.get(simulation.secrets.bearing(label)!).text;

describe('a stored value that a person spoilt', () => {
  const SPOILT: [string, string][] = [
    ['no JSON', `the secret is ${ORIGINAL}`],
    ['an empty text', ''],
    ['null', 'null'],
    ['a list', '["a"]'],
    ['wrong types', `{"client_id":5,"client_secret":["${ORIGINAL}"]}`],
    ['the names swapped', `{"client_id":"${ORIGINAL}","client_secret":"${CLIENT}"}`],
    ['no secret', `{"client_id":"${CLIENT}"}`],
  ];

  test.each(SPOILT)('%s: a rotation says so without the value, and a deployment puts the working value back', async (_, text) => {
    await rotated(3);
    const value = simulation.value;
    putByHand(text);
    const token = simulation.begin();
    await simulation.rotate(undefined, token).catch(() => {});
    simulation.broken.splice(0);
    const message = simulation.errors.at(-1);
    expect(message).toMatch(/is not a JSON object with client_id and client_secret|the secret of another client than/);
    expect(message).not.toContain(ORIGINAL);

    // An update that failed would fail again in the rollback, and hold the stack.
    await simulation.seed({ scope: 'openid' });
    expect(simulation.secrets.current).toMatchObject({ client_id: CLIENT, client_secret: value, scope: 'openid' });
    // What the person put is not lost, and does not stop the next rotation.
    expect(textOf('AWSPREVIOUS')).toBe(text);
    simulation.clock.wait(2 * DAY);
    await simulation.rotate(undefined, token);
    await rotated(2);
  });

  test.each(SPOILT)('%s: that was put right by hand does not stop the next rotation', async (_, text) => {
    await rotated(2);
    const right = textOf('AWSCURRENT');
    putByHand(text);
    simulation.secrets.put('right-again-right-again-right-again', right);
    const token = simulation.begin();
    await simulation.rotate(undefined, token).catch((error: Error) => expect(error.message).toContain('must stay until'));
    simulation.clock.wait(2 * DAY);
    await simulation.rotate(undefined, token);
    await rotated(2);
  });

  test('keys of another pool and keys of its own: the deployment writes the one, and keeps the other', async () => {
    putByHand(JSON.stringify({ ...simulation.secrets.current, userPoolId: 'eu-west-1_Foreign', issuer: 'https://attacker.example', team: { name: 'orders' }, __proto__: 1 }));
    await simulation.seed();
    expect(simulation.secrets.current).toEqual({
      client_id: CLIENT, client_secret: ORIGINAL, clientSecretValue: ORIGINAL, issuer: ISSUER, userPoolClientId: CLIENT, userPoolId: POOL, team: { name: 'orders' },
    });
  });

  test('a version before it that a person spoilt is not what a deployment goes back to', async () => {
    await rotated(3);
    const before = simulation.secrets.bearing('AWSPREVIOUS')!;
    const id = simulation.secrets.describe()[before].find((label) => label.startsWith(CLIENT))!;
    const value = simulation.value;
    putByHand('spoilt', 'spoilt-spoilt-spoilt-spoilt-spoilt');
    simulation.secrets.move(id, before, 'spoilt-spoilt-spoilt-spoilt-spoilt');
    await simulation.seed();
    expect(simulation.value).toBe(value);
  });
});

describe('labels that a person wrote', () => {
  test.each(['AWSCURRENT', 'AWSPREVIOUS'])('a time that has not come, on %s, stops rotations for the overlap at most, and ends none early', async (label) => {
    await rotated(2);
    for (const at of ['99999999999999', '9'.repeat(200)]) {
      simulation.secrets.move(`current-since-${at}`, undefined, simulation.secrets.bearing(label));
    }
    const token = simulation.begin();
    await simulation.rotate(undefined, token).catch((error: Error) => expect(error.message).toMatch(/must stay until \d{4}-/));
    simulation.clock.wait(DAY + HOUR);
    await simulation.rotate(undefined, token).catch((error: Error) => expect(error.message).toMatch(/must stay until \d{4}-/));
    simulation.clock.wait(DAY + HOUR);
    await simulation.rotate(undefined, token);
    await rotated(2);
  });
});

describe('a service that does not answer', () => {
  const failing = (operation: keyof Services, reason: string, times = 1): Services => {
    let left = times;
    const { services } = simulation;
    const answer = services[operation] as (...all: never[]) => Promise<unknown>;
    return { ...services, [operation]: (...args: never[]) => left-- > 0 ? Promise.reject(new Refusal(operation, reason)) : answer(...args) };
  };

  test('is no reason to take a rotation back after a deployment', async () => {
    await rotated(3);
    const before = [simulation.value, simulation.secrets.describe()];
    await expect(simulation.mend(failing('read', 'no answer'))).rejects.toThrow('no answer');
    expect([simulation.value, simulation.secrets.describe()]).toEqual(before);
  });

  test.each(['describe', 'read'] as const)('is no reason to begin a replaced stored secret anew: %s', async (operation) => {
    await rotated(1);
    const value = simulation.value;
    const before = simulation.replaceStored();
    // The first describe is of the new one.
    const services = failing(operation, 'ThrottlingException', 1);
    const described = operation === 'describe' ? { ...services, describe: (id: string) => id === before ? services.describe(id) : simulation.services.describe(id) } : services;
    await expect(simulation.seed({}, described, before)).rejects.toThrow('ThrottlingException');
    expect(simulation.value).toBeUndefined();
    await simulation.seed({}, simulation.services, before);
    expect(simulation.value).toBe(value);
  });
});

test('a value that a replaced stored secret gave out is kept for its overlap when the deployment is rolled back', async () => {
  await rotated(3);
  const before = simulation.replaceStored();
  await simulation.seed({}, simulation.services, before);
  const replacement = simulation.secretId;
  simulation.clock.wait(2 * DAY);
  const given = await simulation.rotate();
  simulation.clock.wait(2 * HOUR);
  simulation.backTo(before);
  await simulation.seed({}, simulation.services, replacement);
  expect(simulation.value).not.toBe(given);
  const token = simulation.begin();
  for (const wait of [0, 12 * HOUR, 11 * HOUR]) {
    simulation.clock.wait(wait);
    await expect(simulation.rotate(undefined, token)).rejects.toThrow('must stay until');
    expect(simulation.cognito.isValid(CLIENT, given)).toBe(true);
  }
  simulation.clock.wait(2 * HOUR);
  await simulation.rotate(undefined, token);
  await rotated(2);
});

test('a value of another client does not come along with a replaced stored secret', async () => {
  await rotated(2);
  const previous = simulation.secrets.bearing('AWSPREVIOUS')!;
  const id = simulation.secrets.describe()[previous].find((label) => label.startsWith(CLIENT))!;
  simulation.secrets.put('foreign-foreign-foreign-foreign-fo', '{"client_id":"foreign0client00","client_secret":"foreign0secret"}', ['foreign']);
  simulation.secrets.move(id, previous, 'foreign-foreign-foreign-foreign-fo');
  await simulation.seed({}, simulation.services, simulation.replaceStored());
  expect(Object.keys(simulation.secrets.describe()).map((version) => simulation.secrets.get(version).text).join()).not.toContain('foreign');
});

describe('the functions over HTTP', () => {
  const CONTEXT = { getRemainingTimeInMillis: () => 300_000 };
  let server: FakeServer;
  let endpoint: string;
  let environment: Record<string, string>;
  const rotate = (event: object) => rotationHandler(simulation.clock, environment)(event, CONTEXT);
  const seed = (event: object) => seedHandler(simulation.clock, environment)(event as never, CONTEXT);
  const custom = (RequestType: string, more: object = {}) => ({
    RequestType, ResponseURL: `${endpoint}/cloudformation`, StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Seed', ...more,
  });
  const step = (Step: string) => ({ Step, SecretId: SECRET, ClientRequestToken: simulation.secrets.bearing('AWSPENDING') });
  const told = () => server.answersToCloudFormation.map(({ Status, Reason }) => [Status, Reason]);

  beforeAll(async () => {
    server = new FakeServer(simulation.cognito, simulation.secrets);
    endpoint = await server.listen();
    Object.assign(process.env, { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nobody', AWS_ENDPOINT_URL: endpoint });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.serve(simulation.cognito, simulation.secrets);
    environment = { SECRET_ARN: SECRET, USER_POOL_ID: POOL, CLIENT_ID: CLIENT, OVERLAP_SECONDS: '86400', ISSUER };
  });

  test('a client that was deleted: a rotation says so, and the deletion of the resource succeeds', async () => {
    simulation.cognito.deleteClient(CLIENT);
    simulation.begin();
    await rotate(step('createSecret'));
    await expect(rotate(step('setSecret'))).rejects.toThrow('ListUserPoolClientSecrets was refused: ResourceNotFoundException (the app client or its user pool does not exist any more.');
    await seed(custom('Update', { PhysicalResourceId: 'Seed-1' }));
    await seed(custom('Delete', { PhysicalResourceId: 'Seed-1' }));
    expect(told()).toEqual([['FAILED', expect.stringContaining('the app client or its user pool does not exist any more')], ['SUCCESS', expect.any(String)]]);
  });

  test('a stored secret that is scheduled for deletion: the reason says what to do, and the deletion of the resource succeeds', async () => {
    server.faults.set('GetSecretValue', Array<'scheduled for deletion'>(9).fill('scheduled for deletion'));
    await seed(custom('Update', { PhysicalResourceId: 'Seed-1' }));
    await seed(custom('Delete', { PhysicalResourceId: 'Seed-1' }));
    expect(told()).toEqual([['FAILED', expect.stringContaining('aws secretsmanager restore-secret')], ['SUCCESS', expect.any(String)]]);
  });

  test.each(['DescribeSecret', 'GetSecretValue', 'DescribeUserPoolClient'])('a permission that was removed: %s is named within a minute', async (operation) => {
    server.faults.set(operation, Array<'denied'>(99).fill('denied'));
    const began = simulation.clock.now();
    await seed(custom('Create'));
    expect(told()).toEqual([['FAILED', expect.stringContaining(`${operation} was refused: AccessDeniedException (the role of the function`)]]);
    expect(simulation.clock.now() - began).toBeLessThan(MINUTE);
  });

  test.each(['ListUserPoolClientSecrets', 'DescribeSecret'])('a permission that was removed: the rotation names %s, and goes on when it is back', async (operation) => {
    simulation.begin();
    await rotate(step('createSecret'));
    server.faults.set(operation, Array<'denied'>(99).fill('denied'));
    await expect(rotate(step('setSecret'))).rejects.toThrow(`${operation} was refused: AccessDeniedException`);
    server.faults.clear();
    for (const name of ['createSecret', 'setSecret', 'testSecret', 'finishSecret']) { await rotate(step(name)); }
    expect(simulation.value).not.toBe(ORIGINAL);
  });

  test('events that come twice, late and in another order write what the deployment says, and answer each', async () => {
    simulation.cognito.scopes = ['orders/read'];
    const value = simulation.value;
    const events = [
      custom('Delete', { PhysicalResourceId: 'Seed-1' }), custom('Update', { PhysicalResourceId: 'Seed-1' }), custom('Create'), custom('Create'),
      custom('Delete', { PhysicalResourceId: 'Seed-1' }), custom('Update', { PhysicalResourceId: 'Seed-1', OldResourceProperties: null }),
      custom('Update', { PhysicalResourceId: 'Seed-1', OldResourceProperties: { SecretId: ['not', 'text'] } }),
    ];
    for (const event of events) { await seed(event); }
    expect(told().map(([status]) => status)).toEqual(events.map(() => 'SUCCESS'));
    expect(simulation.secrets.current).toMatchObject({ client_secret: value, scope: 'orders/read' });
    expect(Object.keys(simulation.secrets.describe())).toHaveLength(2);
  });

  test.each<[string, object]>([
    ['no address to answer to', { ResponseURL: undefined }],
    ['an address that is none', { ResponseURL: 'not a URL' }],
    ['a file as address', { ResponseURL: 'file:///etc/passwd' }],
  ])('%s ends the invocation with an error that quotes nothing', async (_, more) => {
    await expect(seed(custom('Update', more))).rejects.toThrow(/^CloudFormation could not be told the result: no answer$/);
  });

  test('an answer that CloudFormation does not hear is given again, and then by the next attempt of Lambda', async () => {
    server.deaf = 3;
    await seed(custom('Create'));
    expect(told().map(([status]) => status)).toEqual(['SUCCESS']);
    server.deaf = 5;
    await expect(seed(custom('Update'))).rejects.toThrow('CloudFormation could not be told the result: status 503');
    await seed(custom('Update'));
    expect(told().map(([status]) => status)).toEqual(['SUCCESS', 'SUCCESS']);
    expect(simulation.value).toBe(ORIGINAL);
  });

  test('the event of a rollback chooses nothing', async () => {
    await rotated(3);
    const before = simulation.secrets.describe();
    await seed({ source: 'aws.cloudformation', detail: { 'stack-id': 'foreign' }, SecretId: 'foreign', ResponseURL: 'https://attacker.example' });
    expect(simulation.secrets.describe()).toEqual(before);
    expect(server.operations).toEqual(['DescribeSecret', 'GetSecretValue', 'ListUserPoolClientSecrets']);
    expect(told()).toEqual([]);
  });

  test('a step that nobody asked for changes nothing', async () => {
    await rotated(2);
    const before = [simulation.value, simulation.secrets.describe(), simulation.cognito.list(CLIENT)];
    const versions = [...Object.keys(simulation.secrets.describe()), 'unknown-unknown-unknown-unknown-un', ''];
    for (const ClientRequestToken of versions) {
      for (const Step of ['finishSecret', 'setSecret', 'createSecret', 'testSecret']) {
        await rotate({ Step, SecretId: SECRET, ClientRequestToken }).catch(() => {});
      }
    }
    expect([simulation.value, simulation.secrets.describe(), simulation.cognito.list(CLIENT)]).toEqual(before);
  });
});

test('an answer whose parts are all too long is still given', async () => {
  const sent: string[] = [];
  const asked = jest.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
    sent.push(String(init?.body));
    return new Response('');
  });
  const event = { RequestType: 'Create' as const, ResponseURL: 'https://cloudformation.example', StackId: 's', RequestId: 'r', LogicalResourceId: 'l'.repeat(5_000) };
  await respond(new VirtualClock(), event, 'p', 'reason');
  asked.mockRestore();
  expect(sent).toHaveLength(1);
});
