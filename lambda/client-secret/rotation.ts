import { freeSlot } from './free-slot';
import { dropOlderSince, Labels, PENDING, since, CURRENT } from './labels';
import type { Services, Version } from './services';

export type Step = 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret';

/** Waits between two token requests, in milliseconds: Cognito says nothing about how fast a new secret spreads. */
const PROPAGATION = [1, 2, 4, 8, 15, 15, 15].map((seconds) => seconds * 1000);

/**
 * One step of a rotation. Each looks first whether it is done, so that it may be repeated after a crash anywhere.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export async function rotate(step: Step, arn: string, token: string, services: Services): Promise<void> {
  const { labels: byVersion, tags } = await services.secrets.describe(arn);
  const labels = new Labels(byVersion);
  if (labels.on(token, CURRENT)) { return; }
  if (!labels.on(token, PENDING)) { throw new Error(`version ${token} is not the pending one: the rotation was cancelled, or another one began.`); }
  switch (step) {
    case 'createSecret': return create(arn, token, labels, services);
    case 'setSecret': return set(arn, token, labels, tags, services);
    case 'testSecret': return test(arn, token, labels, services);
    case 'finishSecret': return finish(arn, token, labels, services);
  }
}

/** The new value is kept here before Cognito sees it: Cognito never shows it again. */
async function create(arn: string, token: string, labels: Labels, services: Services): Promise<void> {
  if (await services.secrets.read(arn, token)) { return; }
  const { value } = await currentVersion(arn, labels, services);
  // Cognito takes 24 to 64 characters of [\w+].
  await services.secrets.put(arn, token, { ...value, client_secret: services.random(32) }, [PENDING]);
}

async function set(arn: string, token: string, labels: Labels, tags: Readonly<Record<string, string>>, services: Services): Promise<void> {
  const current = await currentVersion(arn, labels, services);
  const pending = await pendingVersion(arn, token, services);
  await refuseOutdated(arn, current, pending, services);
  const clientId = current.value.client_id!;
  const listed = await services.cognito.list(clientId);
  if (listed.some(({ id }) => labels.on(token, id))) { return; }

  await freeSlot({ arn, clientId, labels, listed, current, pending, tags }, services);
  const id = await services.cognito.add(clientId, pending.value.client_secret!);
  await services.secrets.moveLabel(arn, id, undefined, token);
  services.log(`added client secret ${id}`);
}

async function test(arn: string, token: string, labels: Labels, services: Services): Promise<void> {
  const pending = await services.secrets.read(arn, token);
  if (!pending) {
    services.log('nothing to test: the version has no value');
    return;
  }
  const clientId = pending.value.client_id!;
  await addedId(clientId, token, labels, services);
  if (!pending.value.token_endpoint || !(await services.cognito.describe(clientId)).clientCredentials) { return; }
  for (const wait of [...PROPAGATION, undefined]) {
    if (await services.accepts(pending.value)) { return; }
    if (wait !== undefined) { await services.sleep(wait); }
  }
  throw new Error(`the token endpoint does not take the new secret of client ${clientId} yet.`);
}

async function finish(arn: string, token: string, labels: Labels, services: Services): Promise<void> {
  const current = await currentVersion(arn, labels, services);
  const pending = await pendingVersion(arn, token, services);
  if (current.value.client_secret === pending.value.client_secret) {
    // Finished before, and its value was then put once more, with other endpoints or scopes around it.
    await services.secrets.moveLabel(arn, PENDING, token, undefined);
    return;
  }
  await refuseOutdated(arn, current, pending, services);
  await addedId(current.value.client_id!, token, labels, services);
  // Written before, since a crash after it must not leave a current version that looks older than it is.
  const mark = since(services.now());
  if (!labels.on(token, mark)) { await services.secrets.moveLabel(arn, mark, labels.bearerOf(mark), token); }
  // Moved from the version that was read: fails where another run, or a seed, has moved it since.
  await services.secrets.moveLabel(arn, CURRENT, current.id, token);
  services.log(`version ${token} is current`);
  await dropOlderSince(labels, mark, arn, services);
}

/** The id of the pending secret, which must be both labelled and listed. */
async function addedId(clientId: string, token: string, labels: Labels, services: Services): Promise<string> {
  const listed = await services.cognito.list(clientId);
  const added = listed.find(({ id }) => labels.on(token, id));
  if (!added) { throw new Error(`Cognito does not list the pending secret of client ${clientId}.`); }
  return added.id;
}

async function currentVersion(arn: string, labels: Labels, { secrets }: Services): Promise<Version> {
  const version = labels.current === undefined ? undefined : await secrets.read(arn, labels.current);
  if (!version?.value.client_id || !version.value.client_secret) {
    throw new Error('the secret has no current value with client_id and client_secret: deploy the stack again, which seeds it.');
  }
  return version;
}

async function pendingVersion(arn: string, token: string, { secrets }: Services): Promise<Version> {
  const version = await secrets.read(arn, token);
  if (!version) { throw new Error(`version ${token} has no value: createSecret has not run.`); }
  return version;
}

/** A deployment has changed the client, the endpoints or the scopes since: what is pending is given up, and the next rotation begins from there. */
async function refuseOutdated(arn: string, current: Version, pending: Version, { secrets }: Services): Promise<void> {
  const names = new Set([...Object.keys(current.value), ...Object.keys(pending.value)]);
  names.delete('client_secret');
  if ([...names].every((name) => current.value[name] === pending.value[name])) { return; }
  await secrets.moveLabel(arn, PENDING, pending.id, undefined);
  throw new Error(`a deployment changed the secret while version ${pending.id} was pending: rotate again.`);
}
