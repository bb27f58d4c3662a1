import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** Reads the version of the stored secret with a staging label. `undefined` if no version has the label. */
export type ReadVersion = (label: 'AWSCURRENT' | 'AWSPREVIOUS') => Promise<string | undefined>;

/** A service that never responds must cost seconds and not the whole timeout of the function. */
const secretsManager = new SecretsManagerClient({
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 3_000, socketTimeout: 3_000, throwOnRequestTimeout: true },
});

export function readVersionOf(secretId: string): ReadVersion {
  return async (label) => {
    try {
      return (await secretsManager.send(new GetSecretValueCommand({ SecretId: secretId, VersionStage: label }))).SecretString;
    } catch (error) {
      if ((error as Error).name === 'ResourceNotFoundException') { return undefined; }
      throw error;
    }
  };
}
