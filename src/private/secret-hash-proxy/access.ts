import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { useThroughSecretsManager } from '../secret/function-role';

/**
 * Reads the two values of one secret that Cognito may take, and not one that is only staged.
 *
 * `secret.grantRead()` would also write the role into the policy of the key: a circular dependency where the key is in another stack.
 */
export function readSecret(scope: Construct, secret: ISecret): PolicyStatement[] {
  return [
    new PolicyStatement({
      // Secrets Manager adds six characters to a name.
      resources: [secret.secretFullArn ?? `${secret.secretArn}-??????`],
      actions: ['secretsmanager:GetSecretValue'],
      conditions: { StringEquals: { 'secretsmanager:VersionStage': ['AWSCURRENT', 'AWSPREVIOUS'] } },
    }),
    ...secret.encryptionKey ? [useThroughSecretsManager(scope, secret.encryptionKey, ['kms:Decrypt'])] : [],
  ];
}
