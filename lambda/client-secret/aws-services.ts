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
import type { Patience } from './patience';
import { isRefusal, type AppClient, type ListedSecret, type Services, type ShownClient, type VersionLabels, type VersionValue } from './services';

/** The SDK does not retry, because Patience decides about retries. The timeouts limit how long a service that never responds blocks a call. */
const ONE_REQUEST = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 6_000, socketTimeout: 6_000, throwOnRequestTimeout: true },
};

const cognito = new CognitoIdentityProviderClient(ONE_REQUEST);
const secretsManager = new SecretsManagerClient(ONE_REQUEST);

/** The AWS services. */
export class AwsServices implements Services {
  public constructor(private readonly patience: Patience) {}

  public async showClient({ userPoolId, clientId }: AppClient): Promise<ShownClient> {
    const command = new DescribeUserPoolClientCommand({ UserPoolId: userPoolId, ClientId: clientId });
    const { UserPoolClient: client } = await this.patience.call('DescribeUserPoolClient', () => cognito.send(command));
    return { secret: client?.ClientSecret ?? undefined, scopes: client?.AllowedOAuthScopes ?? [] };
  }

  public async listSecrets({ userPoolId, clientId }: AppClient): Promise<ListedSecret[]> {
    const command = new ListUserPoolClientSecretsCommand({ UserPoolId: userPoolId, ClientId: clientId });
    const { ClientSecrets: secrets = [] } = await this.patience.call('ListUserPoolClientSecrets', () => cognito.send(command));
    return secrets.map(({ ClientSecretId: id, ClientSecretCreateDate: created }) => ({ id: id!, created: created!.getTime() }));
  }

  public async addSecret({ userPoolId, clientId }: AppClient, value: string): Promise<string> {
    const command = new AddUserPoolClientSecretCommand({ UserPoolId: userPoolId, ClientId: clientId, ClientSecret: value });
    const { ClientSecretDescriptor: added } = await this.patience.call('AddUserPoolClientSecret', () => cognito.send(command));
    return added!.ClientSecretId!;
  }

  public async deleteSecret({ userPoolId, clientId }: AppClient, id: string): Promise<void> {
    const command = new DeleteUserPoolClientSecretCommand({ UserPoolId: userPoolId, ClientId: clientId, ClientSecretId: id });
    await this.patience.call('DeleteUserPoolClientSecret', () => cognito.send(command));
  }

  public async describe(secretId: string): Promise<VersionLabels> {
    const command = new DescribeSecretCommand({ SecretId: secretId });
    const { VersionIdsToStages: labels = {} } = await this.patience.call('DescribeSecret', () => secretsManager.send(command));
    return labels;
  }

  public async read(secretId: string, version: string): Promise<VersionValue | undefined> {
    const command = new GetSecretValueCommand({ SecretId: secretId, VersionId: version });
    try {
      const value = await this.patience.call('GetSecretValue', () => secretsManager.send(command));
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
    await this.patience.call('PutSecretValue', () => secretsManager.send(command));
  }

  public async moveLabel(secretId: string, label: string, { from, to }: { from?: string; to?: string }): Promise<void> {
    const command = new UpdateSecretVersionStageCommand({ SecretId: secretId, VersionStage: label, RemoveFromVersionId: from, MoveToVersionId: to });
    await this.patience.call('UpdateSecretVersionStage', () => secretsManager.send(command));
  }
}
