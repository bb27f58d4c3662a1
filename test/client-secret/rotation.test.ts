import { CLIENT, ORIGINAL, RotationSimulation, SECRET } from './rotation-simulation';
import { Refusal, type Services } from '../../lambda/client-secret/services';

/** The services, one call of which is answered otherwise. */
function refusing(simulation: RotationSimulation, operation: keyof Services, reason: string, when: (...input: never[]) => boolean = () => true): Services {
  const { services } = simulation;
  return {
    ...services,
    [operation]: async (...input: never[]) => {
      if (when(...input)) { throw new Refusal(operation, reason); }
      return (services[operation] as (...all: never[]) => Promise<unknown>)(...input);
    },
  };
}

async function seeded(): Promise<RotationSimulation> {
  const simulation = new RotationSimulation();
  await simulation.seed();
  return simulation;
}

test('a value that another invocation of the step wrote first is used', async () => {
  const simulation = await seeded();
  const token = simulation.begin();
  await simulation.invoke('create', token, refusing(simulation, 'put', 'ResourceExistsException'));
  await expect(simulation.invoke('create', token, refusing(simulation, 'put', 'InternalServiceError'))).rejects.toThrow('put was refused: InternalServiceError');
});

test('a pending label that another invocation removed first is no error', async () => {
  const simulation = await seeded();
  const token = simulation.begin();
  for (const step of ['create', 'set', 'test'] as const) { await simulation.invoke(step, token); }
  const pending = (_: string, label: string) => label === 'AWSPENDING';
  const before = simulation.secrets.bearing('AWSCURRENT');
  await expect(simulation.invoke('finish', token, refusing(simulation, 'moveLabel', 'AccessDeniedException', pending))).rejects.toThrow('AccessDeniedException');
  expect(simulation.secrets.bearing('AWSCURRENT')).not.toBe(before);
  await simulation.invoke('finish', token, refusing(simulation, 'moveLabel', 'InvalidParameterException', pending));
});

test('a secret without a value cannot be rotated', async () => {
  const simulation = new RotationSimulation();
  const token = simulation.begin();
  await expect(simulation.invoke('create', token)).rejects.toThrow(new Error('the secret has no value yet: the deployment that turns rotation on writes it'));
});

test('a pending value that is the current one is not added to Cognito', async () => {
  const simulation = await seeded();
  const token = simulation.begin();
  simulation.secrets.put(token, JSON.stringify(simulation.secrets.current), ['AWSPENDING']);
  await simulation.invoke('set', token);
  expect([simulation.cognito.list(CLIENT).length, simulation.secrets.describe()[token]]).toEqual([1, ['AWSPENDING']]);
});

test('a value that Cognito has already is not added again', async () => {
  const simulation = await seeded();
  const token = simulation.begin();
  await simulation.invoke('create', token);
  await simulation.invoke('set', token);
  const listed = simulation.cognito.list(CLIENT);
  await simulation.invoke('set', token, refusing(simulation, 'addSecret', 'LimitExceededException'));
  expect(simulation.cognito.list(CLIENT)).toEqual(listed);
});

test('if two secrets are unknown, none is deleted, and the error says what to do', async () => {
  const simulation = await seeded();
  simulation.cognito.add(CLIENT, `${ORIGINAL}by0hand`);
  const token = simulation.begin();
  await simulation.invoke('create', token);
  const [one, two] = simulation.cognito.list(CLIENT).map(({ id }) => id);
  await expect(simulation.invoke('set', token)).rejects.toThrow(new Error(
    `Cognito lists ${one} and ${two}, and none is known to be the current secret, so none may be deleted: `
    + `put the right id as a staging label on version ${simulation.secrets.bearing('AWSCURRENT')}, or delete the wrong secret`));
});

test.each<['set' | 'test' | 'finish', string]>([
  ['set', 'version % has no value for this rotation: the step createSecret comes first'],
  ['finish', 'version % has no value for this rotation: the step createSecret comes first'],
])('the step %s before createSecret: %s', async (step, message) => {
  const simulation = await seeded();
  const token = simulation.begin();
  await expect(simulation.invoke(step, token)).rejects.toThrow(new Error(message.replace('%', token)));
});

test.each(['test', 'finish'] as const)('the step %s before setSecret', async (step) => {
  const simulation = await seeded();
  const token = simulation.begin();
  await simulation.invoke('create', token);
  await expect(simulation.invoke(step, token)).rejects.toThrow(new Error(
    `Cognito does not list the secret of version ${token} for client ${CLIENT}: the step setSecret comes first`));
});

test('the step create is no step of a rotation that was never started', async () => {
  const simulation = await seeded();
  await expect(simulation.invoke('create', 'never-started')).rejects.toThrow(new Error(
    'version never-started is not pending: another rotation took its place, or none was started for it'));
});

test('the secret of another client is not rotated', async () => {
  const simulation = await seeded();
  simulation.secrets.put('by-hand', JSON.stringify({ client_id: 'another', client_secret: 'hidden' }));
  const token = simulation.begin();
  // The simulation itself objects to the value.
  await expect(simulation.invoke('create', token)).rejects.toThrow();
  expect(simulation.errors).toEqual([
    `version by-hand holds the secret of another client than ${CLIENT}: wait for the deployment that replaces the client, then rotate again`,
  ]);
});

test('the secret that was replaced must stay until its overlap is over', async () => {
  const simulation = await seeded();
  await simulation.rotate();
  const token = simulation.begin();
  await simulation.invoke('create', token);
  await expect(simulation.invoke('set', token)).rejects.toThrow(
    new RegExp(`^${CLIENT}--\\d+ must stay until 2026-01-02T00:\\d\\d:\\d\\d\\.\\d{3}Z, and Cognito holds two secrets at most: rotate again after that$`));
});

test('the function works on the stored secret of its configuration', async () => {
  const simulation = await seeded();
  const asked: string[] = [];
  const { services } = simulation;
  await simulation.rotate({ ...services, describe: (id) => { asked.push(id); return services.describe(id); } });
  expect(new Set(asked)).toEqual(new Set([SECRET]));
});
