import { CLIENT, ORIGINAL, POOL, RotationSimulation, SECRET } from './rotation-simulation';
import { mend } from '../../lambda/client-secret/seed';
import { Refusal, type Services } from '../../lambda/client-secret/services';

const CLIENT_OF = { userPoolId: POOL, clientId: CLIENT };

/** The services, and the calls that change something. */
function watched(simulation: RotationSimulation, changes: Partial<Services> = {}) {
  const calls: unknown[][] = [];
  const services = { ...simulation.services, ...changes };
  const watch = <Name extends 'put' | 'moveLabel'>(name: Name): Services[Name] => (async (...input: unknown[]) => {
    calls.push([name, ...input]);
    return (services[name] as (...all: unknown[]) => Promise<unknown>)(...input);
  }) as Services[Name];
  return { calls, services: { ...services, put: watch('put'), moveLabel: watch('moveLabel') } };
}

const current = (simulation: RotationSimulation) => simulation.secrets.bearing('AWSCURRENT')!;

async function rotated(): Promise<RotationSimulation> {
  const simulation = new RotationSimulation();
  await simulation.seed();
  await simulation.rotate();
  return simulation;
}

test('changed metadata are a new version with the labels of the rotation, and without those of Secrets Manager', async () => {
  const simulation = await rotated();
  const kept = simulation.secrets.describe()[current(simulation)].filter((label) => !label.startsWith('AWS'));
  expect(kept.length).toBeGreaterThan(1);
  const { calls, services } = watched(simulation);
  await simulation.seed({ issuer: 'https://other.example' }, services);
  expect(calls.find(([name]) => name === 'put')).toEqual(['put', SECRET, expect.any(String), expect.stringContaining('https://other.example'), ['seed', ...kept]]);
  expect(simulation.secrets.describe()[current(simulation)].sort()).toEqual(['AWSCURRENT', 'seed', ...kept].sort());
});

test('unchanged metadata change nothing', async () => {
  const simulation = await rotated();
  const { calls, services } = watched(simulation);
  await simulation.seed({}, services);
  expect(calls).toEqual([]);
});

test('a value that becomes current in between is kept, five times', async () => {
  const simulation = await rotated();
  const attempts = async (reason: string) => {
    let asked = 0;
    const { services } = watched(simulation, {
      moveLabel: async (...input) => {
        if (input[1] !== 'AWSCURRENT') { return simulation.services.moveLabel(...input); }
        asked += 1;
        throw new Refusal('UpdateSecretVersionStage', reason);
      },
    });
    await expect(simulation.seed({ issuer: `https://${reason}.example` }, services)).rejects.toThrow(`UpdateSecretVersionStage was refused: ${reason}`);
    return asked;
  };
  expect([await attempts('InvalidParameterException'), await attempts('InternalServiceError')]).toEqual([5, 1]);
});

test('a client whose secret Cognito no longer shows needs a new one', async () => {
  const simulation = new RotationSimulation();
  const services = { ...simulation.services, showClient: async () => ({ secret: undefined, scopes: [] }) };
  await expect(simulation.seed({}, services)).rejects.toThrow(new Error(
    `Cognito no longer shows the secret that client ${CLIENT} was born with, and the stored secret has none for it: `
    + 'add a secret to the client by hand and put it, or replace the client'));
});

describe('a stored secret that takes the place of another one', () => {
  test('gets the current value and the other one of the client, with their labels, each once', async () => {
    const simulation = await rotated();
    const labels = simulation.secrets.describe();
    const [original, now] = simulation.cognito.list(CLIENT).map(({ id }) => Object.entries(labels).find(([, each]) => each.includes(id))!);
    const value = simulation.value!;
    const before = simulation.replaceStored();
    const { calls, services } = watched(simulation);
    await simulation.seed({}, services, before);
    const ours = ([, each]: [string, string[]]) => each.filter((label) => !label.startsWith('AWS'));
    expect(calls).toEqual([
      ['put', simulation.secretId, expect.any(String), expect.stringContaining(ORIGINAL), ours(original)],
      ['put', simulation.secretId, expect.any(String), expect.stringContaining(value), ['AWSCURRENT', ...ours(now)]],
    ]);
  });

  test('gets no value that is not a secret of the client', async () => {
    const simulation = await rotated();
    const [{ id }] = simulation.cognito.list(CLIENT);
    simulation.secrets.put('by-hand-by-hand', '{"client_id":"another","client_secret":"x"}', ['mine']);
    simulation.secrets.move(id, simulation.secrets.bearing(id), 'by-hand-by-hand');
    const before = simulation.replaceStored();
    const { calls, services } = watched(simulation);
    await simulation.seed({}, services, before);
    expect(calls.map(([name]) => name)).toEqual(['put']);
  });

  test('that cannot be read has the original, with the id of the oldest secret', async () => {
    const simulation = await rotated();
    const [{ id }] = simulation.cognito.list(CLIENT);
    const before = simulation.replaceStored();
    simulation.readable = false;
    const { calls, services } = watched(simulation, { listSecrets: async (client) => (await simulation.services.listSecrets(client)).reverse() });
    await simulation.seed({}, services, before);
    expect(calls).toEqual([['put', simulation.secretId, expect.any(String), expect.stringContaining(ORIGINAL), ['AWSCURRENT', id, expect.stringMatching(/^current-since-\d+$/)]]]);
  });

  test.each(['AccessDeniedException', 'ResourceNotFoundException', 'InvalidRequestException', 'DecryptionFailure'])('%s: it cannot be read', async (reason) => {
    const simulation = new RotationSimulation();
    const { services } = watched(simulation, {
      describe: async (id) => { if (id === 'before') { throw new Refusal('DescribeSecret', reason); } return simulation.services.describe(id); },
    });
    await simulation.seed({}, services, 'before');
    expect(simulation.value).toBe(ORIGINAL);
  });

  test('an error of another kind stops the deployment, because the value may be needed', async () => {
    const simulation = new RotationSimulation();
    const { services } = watched(simulation, {
      describe: async (id) => { if (id === 'before') { throw new Refusal('DescribeSecret', 'InternalServiceError'); } return simulation.services.describe(id); },
    });
    await expect(simulation.seed({}, services, 'before')).rejects.toThrow('InternalServiceError');
  });
});

test('nothing is mended if no version holds a secret that Cognito accepts', async () => {
  const simulation = await rotated();
  for (const [i, { id }] of simulation.cognito.list(CLIENT).entries()) {
    simulation.secrets.put(`by-hand-by-hand-${i}`, 'x', [`mine-${i}`]);
    simulation.secrets.move(id, simulation.secrets.bearing(id), `by-hand-by-hand-${i}`);
  }
  const { calls, services } = watched(simulation);
  simulation.secrets.onCurrent = undefined;
  simulation.secrets.put('not-a-secret-not-a-secret', '{}');
  await mend(services, simulation.clock.now(), simulation.secretId, CLIENT_OF);
  expect(calls).toEqual([]);
  expect(current(simulation)).toBe('not-a-secret-not-a-secret');
});
