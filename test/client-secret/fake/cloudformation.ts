import type { App, Stack } from 'aws-cdk-lib';
import { seedConfiguration } from '../../../lambda/client-secret/configuration';
import { mend } from '../../../lambda/client-secret/seed';
import { answer } from '../../../lambda/client-secret/seed-handler';
import { ORIGINAL, type RotationSimulation } from '../rotation-simulation';

interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
}

type Template = Readonly<Record<string, Resource>>;

const ISSUED = { StackId: 'stack', RequestId: 'request', ResponseURL: 'https://cloudformation.example/answer' };

/** What a deployment does to the stored secret of one client: what changed in the template is written, then what is gone is deleted. */
export class CloudFormation {
  private deployed: Template = {};
  private clients = 0;
  private versions = 0;

  /** @param nullAttribute what becomes of an attribute that is null: nobody has seen it on AWS */
  public constructor(private readonly simulation: RotationSimulation, public clientId: string, public nullAttribute: 'fails the deployment' | 'is an empty text') {}

  public async deploy(stack: Stack): Promise<void> {
    const { before, gone } = await this.forward(stack);
    // The clean-up comes last.
    const [oldSeed, seed] = [one(before, SEED), one(this.deployed, SEED)];
    if (oldSeed && !seed) { await this.send('Delete', before, oldSeed); }
    gone?.();
    this.simulation.assertSound();
  }

  /** A deployment of which a later resource fails, so that all is put back as it was. */
  public async deployAndRollBack(stack: Stack): Promise<void> {
    const { before, back } = await this.forward(stack);
    const failed = this.deployed;
    back?.();
    this.deployed = before;
    this.configure(before);
    this.writeSecret(one(failed, SECRET), one(before, SECRET));
    const [seed, oldSeed] = [one(failed, SEED), one(before, SEED)];
    if (seed && oldSeed && changed(seed, oldSeed)) { await this.send('Update', before, oldSeed, seed); }
    if (seed && !oldSeed) { await this.send('Delete', failed, seed); }
    if (oldSeed && one(before, 'AWS::Events::Rule')) {
      const { secretId, client } = seedConfiguration(environmentOf(before, oldSeed));
      await mend(this.simulation.services, this.simulation.clock.now(), secretId, client);
    }
  }

  /** The next deployment finds another client: its pool or its class was changed. The old one is there until the clean-up. */
  public replaceClient(): string {
    const old = this.clientId;
    this.clientId = `${++this.clients}another0client`;
    this.simulation.cognito.createClient(this.clientId, `${ORIGINAL}${this.clients}`);
    return old;
  }

  private async forward(stack: Stack): Promise<{ before: Template; gone?: () => void; back?: () => void }> {
    const { template } = (stack.node.root as App).synth({ force: true }).getStackByName(stack.stackName);
    const before = this.deployed;
    const names = [before, template.Resources as Template].map((each) => one(each ?? {}, SECRET)?.Properties?.Name);
    const replaced = one(before, SECRET) && one(template.Resources ?? {}, SECRET) && names[0] !== names[1] ? this.simulation.replaceStored() : undefined;
    this.deployed = this.resolved(template as { Resources: Template });
    this.configure(this.deployed);
    this.writeSecret(replaced ? undefined : one(before, SECRET), one(this.deployed, SECRET));
    const [oldSeed, seed] = [one(before, SEED), one(this.deployed, SEED)];
    if (seed && (!oldSeed || changed(seed, oldSeed))) { await this.send(oldSeed ? 'Update' : 'Create', this.deployed, seed, oldSeed); }
    return { before, ...replaced ? { gone: () => this.simulation.deleteStored(replaced), back: () => this.simulation.backTo(replaced) } : {} };
  }

  /** What the client and the two functions are told. */
  private configure(template: Template): void {
    this.simulation.clientId = this.clientId;
    this.simulation.cognito.scopes = (one(template, 'AWS::Cognito::UserPoolClient')?.Properties?.AllowedOAuthScopes ?? []) as string[];
  }

  private writeSecret(before: Resource | undefined, after: Resource | undefined): void {
    const { SecretString: text, GenerateSecretString: generated } = after?.Properties ?? {};
    const version = `deployment-${String(++this.versions).padStart(32, '0')}`;
    if (generated !== undefined && JSON.stringify(generated) !== JSON.stringify(before?.Properties?.GenerateSecretString)) {
      this.simulation.secrets.put(version, '{"generated":"value"}');
    } else if (text !== undefined && text !== before?.Properties?.SecretString) {
      this.simulation.secrets.put(version, text as string);
    }
  }

  private async send(RequestType: 'Create' | 'Update' | 'Delete', template: Template, seed: Resource, oldSeed?: Resource): Promise<void> {
    let told: { Status?: string; Reason?: string } = {};
    const listening = jest.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
      told = JSON.parse(String(init?.body));
      return new Response('');
    });
    await answer(this.simulation.services, this.simulation.clock, () => seedConfiguration(environmentOf(template, seed)), {
      ...ISSUED,
      RequestType,
      LogicalResourceId: 'Seed',
      ...RequestType === 'Create' ? {} : { PhysicalResourceId: 'seed' },
      ...oldSeed ? { OldResourceProperties: oldSeed.Properties } : {},
    });
    listening.mockRestore();
    if (told.Status !== 'SUCCESS') { throw new Error(`the deployment fails: ${told.Reason}`); }
  }

  private resolved(template: { Resources: Template }): Template {
    const typeOf = (id: unknown) => template.Resources[String(id)]?.Type;
    const value = (node: unknown): unknown => {
      if (Array.isArray(node)) { return node.map(value); }
      if (typeof node !== 'object' || node === null) { return node; }
      const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = node as { 'Ref'?: string; 'Fn::GetAtt'?: [string, string]; 'Fn::Join'?: [string, unknown[]] };
      if (join) { return (value(join[1]) as string[]).join(join[0]); }
      if (ref) {
        return ({ 'AWS::Cognito::UserPoolClient': this.clientId, [SECRET]: this.simulation.secretId } as Record<string, string>)[typeOf(ref)] ?? ref;
      }
      if (attribute) { return attribute[1] === 'ClientSecret' ? this.clientSecret() : attribute.join('.'); }
      return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, value(item)]));
    };
    return value(template.Resources ?? {}) as Template;
  }

  private clientSecret(): string {
    const shown = this.simulation.cognito.describe(this.clientId);
    if (shown === undefined && this.nullAttribute === 'fails the deployment') { throw new Error('the deployment fails: ClientSecret is null'); }
    return shown ?? '';
  }
}

const SECRET = 'AWS::SecretsManager::Secret';
const SEED = 'Custom::CognitoClientSecret';

function one(template: Template, type: string): Resource | undefined {
  return Object.values(template).find((resource) => resource.Type === type);
}

function environmentOf(template: Template, seed: Resource): Record<string, string> {
  const handler = template[(seed.Properties!.ServiceToken as string).split('.')[0]];
  return (handler.Properties!.Environment as { Variables: Record<string, string> }).Variables;
}

function changed(now: Resource, before: Resource): boolean {
  return JSON.stringify(now) !== JSON.stringify(before);
}
