import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { useThroughSecretsManager } from '../secret/function-role';

/**
 * Allows reading the two values of a secret that Cognito may accept, and not the value that is only staged.
 *
 * `secret.grantRead()` would also add the role to the key policy, which is a circular dependency if the key is in another stack.
 */
export function readSecret(scope: Construct, secret: ISecret): PolicyStatement[] {
  return [
    new PolicyStatement({
      // Secrets Manager appends six characters to the name.
      resources: [secret.secretFullArn ?? `${secret.secretArn}-??????`],
      actions: ['secretsmanager:GetSecretValue'],
      conditions: { StringEquals: { 'secretsmanager:VersionStage': ['AWSCURRENT', 'AWSPREVIOUS'] } },
    }),
    ...secret.encryptionKey ? [useThroughSecretsManager(scope, secret.encryptionKey, ['kms:Decrypt'])] : [],
  ];
}
