import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import {
  AddUserPoolClientSecretCommand, DeleteUserPoolClientSecretCommand, DescribeUserPoolClientCommand,
  ListUserPoolClientSecretsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  DescribeSecretCommand, GetSecretValueCommand, PutSecretValueCommand, UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import type { ClientSecrets, Credentials, SecretVersions } from './services';

export function clientSecrets(UserPoolId: string, cognito: CognitoIdentityProviderClient): ClientSecrets {
  return {
    async describe(ClientId) {
      const { UserPoolClient: client } = await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
      return {
        originalSecret: client?.ClientSecret,
        clientCredentials: client?.AllowedOAuthFlowsUserPoolClient === true && client.AllowedOAuthFlows?.includes('client_credentials') === true,
      };
    },
    async list(ClientId) {
      const { ClientSecrets: secrets } = await cognito.send(new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId }));
      return (secrets ?? []).map((secret) => ({ id: secret.ClientSecretId!, created: secret.ClientSecretCreateDate!.getTime() }));
    },
    async add(ClientId, ClientSecret) {
      const { ClientSecretDescriptor: added } = await cognito.send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId, ClientSecret }));
      return added!.ClientSecretId!;
    },
    async delete(ClientId, ClientSecretId) {
      await cognito.send(new DeleteUserPoolClientSecretCommand({ UserPoolId, ClientId, ClientSecretId }));
    },
  };
}

export function secretVersions(manager: SecretsManagerClient): SecretVersions {
  return {
    async describe(SecretId) {
      const { VersionIdsToStages: labels, Tags: tags } = await manager.send(new DescribeSecretCommand({ SecretId }));
      return { labels: labels ?? {}, tags: Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key!, Value!])) };
    },
    async read(SecretId, VersionId) {
      try {
        const version = await manager.send(new GetSecretValueCommand({ SecretId, VersionId }));
        return { id: VersionId, value: credentials(version.SecretString), created: version.CreatedDate!.getTime() };
      } catch (error) {
        if (isNamed(error, 'ResourceNotFoundException')) { return undefined; }
        throw error;
      }
    },
    async put(SecretId, ClientRequestToken, value, labels) {
      try {
        await manager.send(new PutSecretValueCommand({
          SecretId, ClientRequestToken, SecretString: JSON.stringify(value), VersionStages: [...labels],
        }));
      } catch (error) {
        // Another invocation of the same step was first: its value is the one that counts.
        if (!(isNamed(error, 'ResourceExistsException'))) { throw error; }
      }
    },
    async moveLabel(SecretId, VersionStage, RemoveFromVersionId, MoveToVersionId) {
      await manager.send(new UpdateSecretVersionStageCommand({ SecretId, VersionStage, RemoveFromVersionId, MoveToVersionId }));
    },
  };
}

/** What is not an object of texts, as after somebody wrote it by hand, holds nothing that is known. */
function credentials(text: string | undefined): Credentials {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Credentials : {};
  } catch {
    return {};
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
