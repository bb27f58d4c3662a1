import type { App, Stack } from 'aws-cdk-lib';
import { answer } from '../../../lambda/client-secret/custom-resource';
import { ORIGINAL, SECRET, type World } from '../world';

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
  public constructor(private readonly world: World, public clientId: string, public nullAttribute: 'fails the deployment' | 'is an empty text') {}

  public async deploy(stack: Stack): Promise<void> {
    const assembly = (stack.node.root as App).synth({ force: true });
    const template = this.resolved(assembly.getStackByName(stack.stackName).template as { Resources: Template });
    const before = this.deployed;
    this.deployed = template;
    this.writeSecret(one(before, 'AWS::SecretsManager::Secret'), one(template, 'AWS::SecretsManager::Secret'));
    const [oldSeed, seed] = [one(before, 'Custom::CognitoClientSecret'), one(template, 'Custom::CognitoClientSecret')];
    if (seed && JSON.stringify(seed) !== JSON.stringify(oldSeed)) { await this.send(oldSeed ? 'Update' : 'Create', seed); }
    // The clean-up comes last.
    if (oldSeed && !seed) { await this.send('Delete', oldSeed); }
    this.world.assertSound();
  }

  /** The next deployment finds another client: its pool or its class was changed. The old one is there until the clean-up. */
  public replaceClient(): string {
    const old = this.clientId;
    this.clientId = `${++this.clients}another0client`;
    this.world.cognito.createClient(this.clientId, `${ORIGINAL}${this.clients}`);
    return old;
  }

  private writeSecret(before: Resource | undefined, after: Resource | undefined): void {
    const { SecretString: text, GenerateSecretString: generated, Tags: tags = [] } = after?.Properties ?? {};
    this.world.secrets.tags = Object.fromEntries((tags as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]));
    const version = `deployment-${String(++this.versions).padStart(32, '0')}`;
    if (generated !== undefined && JSON.stringify(generated) !== JSON.stringify(before?.Properties?.GenerateSecretString)) {
      this.world.secrets.put(version, '{"generated":"value"}');
    } else if (text !== undefined && text !== before?.Properties?.SecretString) {
      this.world.secrets.put(version, text as string);
    }
  }

  private async send(RequestType: 'Create' | 'Update' | 'Delete', seed: Resource): Promise<void> {
    let told: { Status?: string; Reason?: string } = {};
    const listening = jest.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
      told = JSON.parse(String(init?.body));
      return new Response('');
    });
    await answer(this.world.services, this.world.clock, {
      ...ISSUED, RequestType, LogicalResourceId: 'Seed', PhysicalResourceId: 'seed', ResourceProperties: seed.Properties as never,
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
        return ({ 'AWS::Cognito::UserPoolClient': this.clientId, 'AWS::SecretsManager::Secret': SECRET } as Record<string, string>)[typeOf(ref)] ?? ref;
      }
      if (attribute) { return attribute[1] === 'ClientSecret' ? this.clientSecret() : attribute.join('.'); }
      return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, value(item)]));
    };
    return value(template.Resources ?? {}) as Template;
  }

  private clientSecret(): string {
    const shown = this.world.cognito.describe(this.clientId);
    if (shown === undefined && this.nullAttribute === 'fails the deployment') { throw new Error('the deployment fails: ClientSecret is null'); }
    return shown ?? '';
  }
}

function one(template: Template, type: string): Resource | undefined {
  return Object.values(template).find((resource) => resource.Type === type);
}
