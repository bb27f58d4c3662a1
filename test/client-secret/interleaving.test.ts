import type { Breakage } from './fakes/broken';
import { broken } from './fakes/broken';
import { drawing, Interleaving } from './fakes/interleaving';
import type { lambda } from './fakes/lambda';

// INTERLEAVINGS=20000 for a longer look.
const COUNT = Number(process.env.INTERLEAVINGS ?? 2000);
const EVENTS = 60;

interface Fault {
  readonly seed: number;
  readonly violation: string;
  readonly trace: readonly string[];
}

/** The first interleaving after which something is wrong. */
async function firstFault(count: number, make?: typeof lambda): Promise<Fault | undefined> {
  for (let seed = 1; seed <= count; seed++) {
    const { violations: [violation], trace } = await new Interleaving(drawing(seed), make).play(EVENTS);
    if (violation !== undefined) { return { seed, violation, trace }; }
  }
  return undefined;
}

test(`${COUNT} random interleavings leave the current secret valid, the replaced one alive for the overlap, and the next rotation possible`, async () => {
  const fault = await firstFault(COUNT);
  if (fault) { throw new Error(`seed ${fault.seed}: ${fault.violation}\n  ${fault.trace.join('\n  ')}`); }
});

describe('finds what is wrong with a design that', () => {
  const BROKEN: Record<string, Breakage & { readonly shows: RegExp }> = {
    'takes the newest secret for the current one': {
      file: 'free-slot.ts',
      from: 'const own = listed.find(({ id }) => labels.on(current.id, id));',
      to: 'const own = [...listed].sort((a, b) => b.created - a.created)[0];',
      shows: /the current secret .* was deleted/,
    },
    'deletes a secret without a label, however young': {
      file: 'free-slot.ts', from: 'return other.created + longestRun;', to: 'return 0;', shows: /the current secret .* was deleted|a dead secret became current/,
    },
    'has Cognito take a value that is not the one put as pending': {
      file: 'rotation.ts', from: 'add(clientId, pending.value.client_secret!)', to: 'add(clientId, services.random(32))', shows: /a dead secret became current/,
    },
    'does not mind the overlap': {
      file: 'free-slot.ts', from: 'seconds * 1000', to: '0', shows: /a secret died \d+ s after it was replaced/,
    },
    'counts the overlap from the creation of the current version': {
      file: 'free-slot.ts', from: 'labels.currentSince(current.created)', to: 'current.created', shows: /a secret died \d+ s after it was replaced/,
    },
    'deletes the secret of a cancelled run that may be finishing': {
      file: 'free-slot.ts', from: 'Math.max(overlapped, pending.created + longestRun)', to: 'overlapped', shows: /the current secret .* was deleted|a dead secret became current/,
    },
    'takes the current label from whichever version has it': {
      file: 'rotation.ts',
      from: 'await services.secrets.moveLabel(arn, CURRENT, current.id, token);',
      to: 'await services.secrets.moveLabel(arn, CURRENT, new Labels((await services.secrets.describe(arn)).labels).current, token);',
      shows: /./,
    },
    'finishes a rotation that was cancelled': {
      file: 'rotation.ts', from: 'if (!labels.on(token, PENDING))', to: 'if (false)', shows: /./,
    },
    'does not label the current secret before it adds another': {
      file: 'free-slot.ts', from: 'if (!labels.on(current.id, currentId)) {', to: 'if (false) {', shows: /nobody knows which of|a secret died/,
    },
    'keeps the endpoints and scopes of before a deployment': {
      file: 'rotation.ts', from: '.every((name) => current.value[name] === pending.value[name])', to: '.every(() => true)', shows: /came back after .* was deployed/,
    },
    'seeds over a rotation': {
      file: 'seed.ts', from: 'await services.secrets.put(arn, version, value, [mark]);', to: 'await services.secrets.put(arn, version, value, [mark, CURRENT]);\n    return;', shows: /./,
    },
  };

  test.each(Object.entries(BROKEN))('%s', async (_, breakage) => {
    const fault = await firstFault(COUNT, await broken(breakage));
    process.stderr.write(`${breakage.file}: seed ${fault?.seed}: ${fault?.violation}\n`);
    expect(fault?.violation).toMatch(breakage.shows);
  });
});
