import { join } from 'path';
import { brokenSources, type Break } from './broken-sources';
import { PROBES, type Probe, type Sources } from './probes';
import { firstFault } from './random-rotations';

// The proof is worth what it finds: designs that look right, each with one thing wrong.

const SOURCES = join(__dirname, '../../lambda/client-secret');

interface Breakage extends Break {
  readonly shows: RegExp;
  /** What shows it; random rotations unless given. */
  readonly probe?: keyof typeof PROBES;
}

const DIES = /the current secret was deleted|a secret became current that Cognito does not accept|not one that Cognito accepts/;
const DIES_EARLY = /a secret was deleted \d+ ms after it was replaced/;

const BROKEN: Record<string, Breakage> = {
  'the newest secret is taken for the current one': {
    file: 'rotation.ts',
    from: 'const known = await stored.idOf(current, listed);',
    to: 'const known = [...listed].sort((a, b) => b.created - a.created)[0]?.id;',
    shows: DIES,
  },
  'a secret without a label is deleted, however young': { file: 'slot.ts', from: 'Math.max(other.created + gone, ', to: 'Math.max(0, ', shows: DIES },
  'Cognito gets a value that was not made durable before': {
    file: 'rotation.ts', from: 'addSecret(client, pending.content.client_secret)', to: "addSecret(client, randomBytes(32).toString('hex'))", shows: DIES,
  },
  'there is no overlap': { file: 'slot.ts', from: 'replacedAt + overlap + functionTimeout', to: '0', shows: DIES_EARLY },
  'the overlap counts from when the current version was written': {
    file: 'rotation.ts', from: 'await stored.replacedAt(current, now) ?? await this.noteFound(stored, current, now)', to: 'current.created', shows: DIES_EARLY,
  },
  'a handover may not pause': { file: 'slot.ts', from: ' + overlap + functionTimeout', to: ' + overlap', shows: DIES_EARLY },
  'the secret of a displaced rotation is deleted while that one may be finishing': {
    file: 'slot.ts', from: 'const displaced = Math.max(pending.created + gone, other.created + 2 * gone);', to: 'const displaced = 0;', shows: DIES,
  },
  'the current secret bears no label before another is added': {
    file: 'rotation.ts', from: 'if (id && !bearer) {', to: 'if (false) {', shows: /none is known to be the current secret|a secret was deleted/,
  },
  'scopes and endpoints of before a deployment come back': {
    file: 'handover.ts', from: 'if (text === JSON.stringify(pending.content)) {', to: 'if (true) {', shows: /scope\/\d+/,
  },
  'the rotation function answers other events': {
    file: 'rotation-handler.ts',
    from: "throw new Error('this function answers the four steps of a rotation in Secrets Manager, and no other event');",
    to: "return { step: 'test', token: 'token' };",
    shows: /not refused/,
    probe: 'another event than the four steps',
  },
  'the rotation function answers for any secret': {
    file: 'rotation-handler.ts', from: 'if (SecretId !== secretId) {', to: 'if (false) {', shows: /not refused/, probe: 'a secret that is not its own',
  },
  'what stands in the secret says where a token is requested': {
    file: 'rotation.ts', from: 'getToken(tokenEndpoint, ', to: 'getToken(current.content.token_endpoint as string, ', shows: /attacker/, probe: 'a token endpoint that stands in the secret',
  },
  'an error quotes an answer': {
    file: 'patience.ts', from: 'reasonOf(error as SdkError)', to: '(error as Error).message', shows: /quoted/, probe: 'an answer that is quoted',
  },
  'a message to CloudFormation is as long as an error': {
    file: 'custom-resource.ts', from: '> LONGEST_ANSWER', to: '> Infinity', shows: /4,096/, probe: 'a long message to CloudFormation',
  },
  'a stored secret that is replaced begins anew': {
    file: 'seed.ts', from: 'if (id === undefined) { return {}; }', to: 'if (id) { return {}; }', shows: /no longer shows/, probe: 'a stored secret that is replaced',
  },
  'a busy service is given up after seconds': {
    file: 'patience.ts', from: ': this.ends - RESERVE)', to: ': this.started + 5_000)', shows: /TooManyRequests/, probe: 'a service that is busy for minutes',
  },
  'a pending value of another client is refused': {
    file: 'rotation-versions.ts',
    from: 'if (!pending) {',
    to: 'if (pending?.content.client_id !== current.content.client_id) {',
    shows: /createSecret comes first/,
    probe: 'a client that is replaced while a rotation is pending',
  },
  'a label that a person moved is not noticed': {
    file: 'rotation.ts', from: '?? await this.noteFound(stored, current, now)', to: '?? current.created', shows: DIES_EARLY, probe: 'a value that was taken back',
  },
  'a pending value that a person took back is finished': {
    file: 'rotation-versions.ts', from: 'stored.labelsOf(this.token).includes(PREVIOUS)', to: 'false', shows: /current again/, probe: 'a pending value that was taken back',
  },
  'the seed writes the first secret over what a person put': {
    file: 'seed.ts',
    from: 'return holding({ ...metadata, ...others }, current.content.client_secret);',
    to: 'return holding({ ...metadata, ...others }, shown.secret ?? current.content.client_secret);',
    shows: /overwritten/,
    probe: 'a value that was put by hand',
  },
  'what a deployment that was rolled back wrote stays': {
    file: 'seed.ts', from: 'if (working) {', to: 'if (false) {', shows: /dead/, probe: 'a value that CloudFormation left',
  },
  'a service that does not answer counts as a value that is dead': {
    file: 'seed.ts',
    from: 'const current = await stored.readAny(version);\n  if (!current || (isUsable',
    to: 'const current = await stored.readAny(version).catch(() => ({ version, created: 0 }) as AnyVersion);\n  if (!current || (isUsable',
    shows: /taken back/,
    probe: 'a service that does not answer a rollback',
  },
  'a value that a person spoilt holds the stack': {
    file: 'seed.ts', from: 'if (!holdsSecretOf(client, current)) {', to: 'if (current.content!.client_secret === \'\') {', shows: /content|client_secret/, probe: 'a value that a person spoilt',
  },
  'a time that a person wrote is believed': {
    file: 'stored-secret.ts', from: 'if (noted > now + CLOCK_SKEW) { return undefined; }', to: '', shows: /Invalid time value|must stay/, probe: 'a time that has not come',
  },
  'the time of the function is a fixed one': {
    file: 'rotation.ts', from: 'this.started + this.functionTimeout - RESERVE', to: 'this.started + 270_000', shows: /of 60/, probe: 'the time that an invocation has',
  },
};

/** All that the handler's sources export, with one text replaced. */
function sources(broken: Break): Promise<Sources> {
  const names = ['rotation', 'seed', 'services', 'custom-resource', 'patience', 'rotation-handler'];
  return brokenSources(SOURCES, names.map((name) => `export * from './${name}';`).join('\n'), broken);
}

function faultOf(probe: Probe, broken: Sources): Promise<string | undefined> {
  return probe(broken).catch((error: Error) => error.message);
}

test.each(Object.entries(BROKEN))('is found: %s', async (_, breakage) => {
  const broken = await sources(breakage);
  const fault = await (breakage.probe ? faultOf(PROBES[breakage.probe], broken) : firstFault(4000, 60, 'metadata', broken));
  expect(fault).toMatch(breakage.shows);
  if (process.env.SHOW_RUNS) { process.stderr.write(`${fault!.split('\n')[0].slice(0, 160)}\n`); }
}, 600_000);

test.each(Object.entries(PROBES))('is kept by the handler as it is: %s', async (_, probe) => {
  expect(await faultOf(probe, await sources({ file: 'clock.ts', from: 'Date.now()', to: 'Date.now()' }))).toBeUndefined();
});
