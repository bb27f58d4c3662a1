import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { FakeSecretsManager } from './fake/secrets-manager';
import { DAY } from './fake/virtual-clock';
import { hasMoto, Moto } from './moto';
import { CLIENT, ISSUER, POOL, STEPS, RotationSimulation } from './rotation-simulation';
import { AwsServices } from '../../lambda/client-secret/aws-services';
import { SYSTEM_CLOCK } from '../../lambda/client-secret/clock';
import { Patience } from '../../lambda/client-secret/patience';
import { Rotation } from '../../lambda/client-secret/rotation';
import { seed } from '../../lambda/client-secret/seed';
import { Refusal, type Services, type VersionLabels } from '../../lambda/client-secret/services';

// A second judge of labels and versions, which we did not write.

const present = hasMoto();
if (!present) { process.stderr.write('moto is not installed: Secrets Manager is judged by our own fake alone (test/client-secret/moto.ts says how to get it)\n'); }

let moto: Moto;
let client: SecretsManagerClient;
beforeAll(async () => {
  if (!present) { return; }
  moto = await Moto.start();
  Object.assign(process.env, { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nobody', AWS_ENDPOINT_URL: moto.endpoint });
  client = new SecretsManagerClient({});
}, 60_000);
afterAll(() => moto?.stop());

const aws = () => new AwsServices(new Patience(SYSTEM_CLOCK, Date.now() + 60_000));

/** Secrets Manager is moto's, Cognito is ours. Moto stages no version without a value, as RotateSecret does: it is shown as staged until it has one. */
function services(simulation: RotationSimulation, staged: () => string | undefined): Services {
  const secretsManager = aws();
  const { showClient, listSecrets, addSecret, deleteSecret } = simulation.services;
  return {
    showClient,
    listSecrets,
    addSecret,
    deleteSecret,
    describe: async (id) => {
      const labels = await secretsManager.describe(id);
      const token = staged();
      return token === undefined || labels[token] ? labels : { ...labels, [token]: ['AWSPENDING'] };
    },
    read: (id, version) => secretsManager.read(id, version),
    put: (id, version, text, labels) => secretsManager.put(id, version, text, labels),
    moveLabel: (id, label, move) => secretsManager.moveLabel(id, label, move),
  };
}

/** Labels without what differs by itself: ids of versions, and times. */
function shape(labels: VersionLabels): string[] {
  return Object.values(labels).filter((each) => each.length > 0)
    .map((each) => [...each].sort().map((label) => label.replace(/\d{10,}/, 'time')).join(' ')).sort();
}

(present ? test : test.skip)('rotations leave the same labels in moto as in our own fake', async () => {
  const ours = new RotationSimulation(0);
  const theirs = new RotationSimulation(0);
  // Moto dates versions itself, by a clock that goes on while the test runs: this one is ahead of it.
  [ours, theirs].forEach(({ clock }) => clock.wait(Date.now() + 600_000 - clock.now()));
  const { ARN } = await client.send(new CreateSecretCommand({ Name: 'rotated' }));
  let token: string | undefined;
  const calls = services(theirs, () => token);
  const stated = { client_id: CLIENT, issuer: ISSUER, userPoolId: POOL, userPoolClientId: CLIENT };
  await ours.seed();
  await seed(calls, () => theirs.clock.now(), ARN!, { userPoolId: POOL, clientId: CLIENT }, stated);
  expect(shape(await calls.describe(ARN!))).toEqual(shape(ours.secrets.describe()));
  for (let rotation = 0; rotation < 3; rotation += 1) {
    await ours.rotate();
    token = `00000000-0000-0000-0000-00000000000${rotation}`;
    for (const step of STEPS) {
      await new Rotation(calls, theirs.clock, 300_000, { ...theirs.configuration, secretId: ARN! }, token)[step]();
    }
    token = undefined;
    const labels = await calls.describe(ARN!);
    expect(shape(labels)).toEqual(shape(ours.secrets.describe()));
    const [current] = Object.entries(labels).find(([, each]) => each.includes('AWSCURRENT'))!;
    expect(theirs.cognito.isValid(CLIENT, JSON.parse((await calls.read(ARN!, current))!.text).client_secret)).toBe(true);
    [ours, theirs].forEach(({ clock }) => clock.wait(2 * DAY));
  }
}, 60_000);

(present ? test : test.skip)('what our fake does with a label, moto does too', async () => {
  const { ARN } = await client.send(new CreateSecretCommand({ Name: 'labelled' }));
  const fake = new FakeSecretsManager(() => Date.now());
  const [one, two] = ['one-one-one-one-one-one-one-one-one-one', 'two-two-two-two-two-two-two-two-two-two'];
  const both = async (theirs: (services: Services) => Promise<void>, ours: () => void) => {
    const refused = await theirs(aws()).then(() => undefined, (error: Refusal) => error.reason);
    let refusedHere: string | undefined;
    try { ours(); } catch (error) { refusedHere = (error as { reason: string }).reason; }
    expect(refusedHere).toBe(refused);
    expect(shape(fake.describe())).toEqual(shape(await aws().describe(ARN!)));
  };
  await both((to) => to.put(ARN!, one, '{"a":1}', ['AWSCURRENT']), () => fake.put(one, '{"a":1}'));
  await both((to) => to.put(ARN!, one, '{"a":1}', ['AWSCURRENT']), () => fake.put(one, '{"a":1}'));
  await both((to) => to.put(ARN!, two, '{"a":2}', ['AWSPENDING', 'mine']), () => fake.put(two, '{"a":2}', ['AWSPENDING', 'mine']));
  await both((to) => to.moveLabel(ARN!, 'mine', { from: one, to: two }), () => fake.move('mine', one, two));
  await both((to) => to.moveLabel(ARN!, 'AWSCURRENT', { from: one, to: two }), () => fake.move('AWSCURRENT', one, two));
  await both((to) => to.moveLabel(ARN!, 'mine', { from: two }), () => fake.move('mine', two));
  await both((to) => to.moveLabel(ARN!, 'AWSPENDING', { from: two }), () => fake.move('AWSPENDING', two));
  expect((await aws().read(ARN!, two))!.created).toBeGreaterThan(Date.now() - 60_000);
}, 60_000);

