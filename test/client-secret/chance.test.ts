import * as fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND } from './fake/virtual-clock';
import { Processes } from './processes';
import { Broken, CLIENT, ORIGINAL, STEPS, World } from './world';

const WAITS = [SECOND, 20 * SECOND, MINUTE, 4 * MINUTE, 6 * MINUTE, HOUR, DAY];
const MOST_AT_ONCE = 4;
const NEW = 'another0client2';

/** Rotations that are begun, repeated, doubled, delayed, cancelled and killed beside deployments, as a row of numbers says. */
class Course {
  private readonly world = new World();
  private readonly processes = new Processes(this.world);
  /** The rotations that were begun, with how many steps of each have ended well. */
  private readonly rotations: { readonly token: string; done: number }[] = [];
  private clientId = CLIENT;
  private metadata = {};

  public constructor(private readonly replacesClient: boolean) {}

  public async run(numbers: Iterable<number>): Promise<void> {
    await this.world.seed();
    await this.world.rotate();
    for (const number of numbers) {
      await this.event(number % 16, Math.floor(number / 16));
      this.world.assertSound();
    }
    await this.settle();
  }

  private async event(kind: number, detail: number): Promise<void> {
    const waiting = await this.processes.waiting();
    if (kind < 9) {
      return waiting > 0 ? this.processes.letThrough(detail % waiting) : this.startStep(detail);
    }
    switch (kind) {
      case 9: return waiting < MOST_AT_ONCE ? this.startStep(detail) : undefined;
      case 10: return waiting < MOST_AT_ONCE ? this.startStep(detail) : undefined;
      case 11: return this.world.clock.wait(WAITS[detail % WAITS.length]);
      case 12: return waiting > 0 ? this.processes.kill(detail % waiting) : undefined;
      case 13: return waiting < MOST_AT_ONCE ? this.deploy(detail) : undefined;
      case 14: return this.begin(detail % 4 === 0);
      default: return waiting > 0 ? this.processes.letThrough(waiting - 1) : undefined;
    }
  }

  private begin(cancels: boolean): void {
    const pending = this.world.secrets.bearing('AWSPENDING');
    const underWay = pending !== undefined && pending !== this.world.secrets.bearing('AWSCURRENT');
    if (underWay && !cancels) {
      return;
    }
    this.world.cancel();
    this.rotations.push({ token: this.world.begin(), done: 0 });
  }

  /** The next step of a rotation, mostly the latest, or one that it had already. */
  private startStep(detail: number): void {
    const rotation = this.rotations[this.rotations.length - 1 - (detail >= 8 ? 1 : 0)];
    if (!rotation) {
      return this.begin(true);
    }
    const index = Math.min(Math.max(rotation.done - (detail % 8 >= 4 ? 1 : 0), 0), STEPS.length - 1);
    this.processes.start(
      (services) => this.world.invoke(STEPS[index], rotation.token, services),
      (failure) => { rotation.done = failure ? rotation.done : Math.max(rotation.done, index + 1); },
    );
  }

  private deploy(detail: number): void {
    this.metadata = { scope: `scope/${detail}` };
    if (this.replacesClient && detail % 4 === 0 && this.clientId === CLIENT) {
      this.clientId = NEW;
      this.world.cognito.createClient(NEW, `${ORIGINAL}new`);
      this.world.tag(NEW);
    }
    const { clientId, metadata } = this;
    this.processes.start((services) => this.world.seed(metadata, services, clientId));
  }

  /** Everybody stops, the deployment is tried again, and the rotation that hangs, if one does. */
  private async settle(): Promise<void> {
    const { world } = this;
    for (let waiting = await this.processes.waiting(); waiting > 0; waiting = await this.processes.waiting()) {
      this.processes.letThrough(0);
    }
    await world.seed(this.metadata, world.services, this.clientId);
    if (this.clientId === NEW) {
      world.cognito.deleteClient(CLIENT);
    }
    for (const wait of [HOUR, world.overlap + HOUR, world.overlap + HOUR]) {
      world.clock.wait(wait);
      const hanging = world.secrets.bearing('AWSPENDING');
      await this.end(hanging && hanging !== world.secrets.bearing('AWSCURRENT') ? hanging : world.begin());
    }
    world.clock.wait(2 * DAY);
    await this.world.rotate();
    expect(world.secrets.current).toMatchObject({ client_id: this.clientId, ...this.metadata });
    expect(Object.keys(world.secrets.describe()).length).toBeLessThanOrEqual(5);
  }

  private async end(token: string): Promise<void> {
    try {
      await this.world.rotate(undefined, token);
    } catch (error) {
      if (error instanceof Broken) {
        throw error;
      }
      if (/holds the secret of client/.test((error as Error).message)) {
        this.world.cancel();
      }
    }
  }
}

test.each([
  ['beside deployments that change metadata', false, 1500],
  ['beside a deployment that replaces the client', true, 500],
])('rotations by chance, %s', async (_, replacesClient, numRuns) => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 20, maxLength: 150 }), (numbers) => new Course(replacesClient).run(numbers)),
    { numRuns, seed: Number(process.env.CHANCE_SEED ?? 9) },
  );
}, 120_000);
