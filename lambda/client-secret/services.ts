import {
  AddUserPoolClientSecretCommand,
  CognitoIdentityProviderClient,
  DeleteUserPoolClientSecretCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientSecretsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';

/** A secret of the app client as Cognito lists it: never with its value. */
export interface ListedSecret {
  readonly id: string;
  readonly created: number;
}

/** The labels of each version of the stored secret, and the secret's tags. */
export interface SecretDescription {
  readonly tags: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, readonly string[]>>;
}

export interface VersionValue {
  readonly version: string;
  readonly text: string;
  readonly created: number;
}

/** An app client, and the only two services that know its secret. */
export interface AppClient {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** Every call that this function makes, and so every action that its role needs. */
export interface Services {
  /** The secret that the client was born with, or nothing once that one is deleted. */
  originalSecret(client: AppClient): Promise<string | undefined>;
  listSecrets(client: AppClient): Promise<ListedSecret[]>;
  /** Gives the id of the new secret. */
  addSecret(client: AppClient, value: string): Promise<string>;
  deleteSecret(client: AppClient, id: string): Promise<void>;

  describe(secretId: string): Promise<SecretDescription>;
  /** The value of a version, or nothing where the version is only staged, or gone. */
  read(secretId: string, version: string): Promise<VersionValue | undefined>;
  /** Makes a version with these labels, which other versions lose. */
  put(secretId: string, version: string, text: string, labels: readonly string[]): Promise<void>;
  /** Refused where the label is not on `from`. */
  moveLabel(secretId: string, label: string, move: { readonly from?: string; readonly to?: string }): Promise<void>;
}

const RETRIES = { maxAttempts: 6 };

/** The services themselves. */
export class AwsServices implements Services {
  private readonly cognito = new CognitoIdentityProviderClient(RETRIES);
  private readonly secretsManager = new SecretsManagerClient(RETRIES);

  public async originalSecret({ userPoolId, clientId }: AppClient): Promise<string | undefined> {
    const command = new DescribeUserPoolClientCommand({ UserPoolId: userPoolId, ClientId: clientId });
    const { UserPoolClient: client } = await call('DescribeUserPoolClient', () => this.cognito.send(command));
    return client?.ClientSecret ?? undefined;
  }

  public async listSecrets({ userPoolId, clientId }: AppClient): Promise<ListedSecret[]> {
    const command = new ListUserPoolClientSecretsCommand({ UserPoolId: userPoolId, ClientId: clientId });
    const { ClientSecrets: secrets = [] } = await call('ListUserPoolClientSecrets', () => this.cognito.send(command));
    return secrets.map(({ ClientSecretId: id, ClientSecretCreateDate: created }) => ({ id: id!, created: created!.getTime() }));
  }

  public async addSecret({ userPoolId, clientId }: AppClient, value: string): Promise<string> {
    const command = new AddUserPoolClientSecretCommand({ UserPoolId: userPoolId, ClientId: clientId, ClientSecret: value });
    const { ClientSecretDescriptor: added } = await call('AddUserPoolClientSecret', () => this.cognito.send(command));
    return added!.ClientSecretId!;
  }

  public async deleteSecret({ userPoolId, clientId }: AppClient, id: string): Promise<void> {
    const command = new DeleteUserPoolClientSecretCommand({ UserPoolId: userPoolId, ClientId: clientId, ClientSecretId: id });
    await call('DeleteUserPoolClientSecret', () => this.cognito.send(command));
  }

  public async describe(secretId: string): Promise<SecretDescription> {
    const command = new DescribeSecretCommand({ SecretId: secretId });
    const { Tags: tags = [], VersionIdsToStages: labels = {} } = await call('DescribeSecret', () => this.secretsManager.send(command));
    return { tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key!, Value ?? ''])), labels };
  }

  public async read(secretId: string, version: string): Promise<VersionValue | undefined> {
    const command = new GetSecretValueCommand({ SecretId: secretId, VersionId: version });
    try {
      const value = await call('GetSecretValue', () => this.secretsManager.send(command));
      return { version, text: value.SecretString ?? '', created: value.CreatedDate!.getTime() };
    } catch (error) {
      if (isRefusal(error, 'ResourceNotFoundException')) {
        return undefined;
      }
      throw error;
    }
  }

  public async put(secretId: string, version: string, text: string, labels: readonly string[]): Promise<void> {
    const command = new PutSecretValueCommand({ SecretId: secretId, ClientRequestToken: version, SecretString: text, VersionStages: [...labels] });
    await call('PutSecretValue', () => this.secretsManager.send(command));
  }

  public async moveLabel(secretId: string, label: string, { from, to }: { from?: string; to?: string }): Promise<void> {
    const command = new UpdateSecretVersionStageCommand({ SecretId: secretId, VersionStage: label, RemoveFromVersionId: from, MoveToVersionId: to });
    await call('UpdateSecretVersionStage', () => this.secretsManager.send(command));
  }
}

/** A service said no. Its own message is left out where it could quote a value that was sent. */
export class Refusal extends Error {
  public constructor(operation: string, public readonly reason: string, detail?: string) {
    super(`${operation} was refused: ${reason}${detail ? `: ${detail}` : ''}`);
    this.name = 'Refusal';
  }
}

export function isRefusal(error: unknown, reason: string): boolean {
  return error instanceof Refusal && error.reason === reason;
}

const SENDS_A_VALUE = ['AddUserPoolClientSecret', 'PutSecretValue'];

async function call<Answer>(operation: string, send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    const { name, message } = error as Error;
    throw new Refusal(operation, name, SENDS_A_VALUE.includes(operation) ? undefined : message);
  }
}
