import type { SecretValue } from 'aws-cdk-lib';
import { Resource } from 'aws-cdk-lib';
import type { IUserPoolClient, IUserPoolRef, UserPoolClientReference } from 'aws-cdk-lib/aws-cognito';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

interface Attributes {
  readonly userPool: IUserPoolRef;
  readonly userPoolClientId: string;
  readonly secret?: ISecret;
}

/** A client made elsewhere that has a secret, confidential or machine. */
export class ImportedClientWithSecret extends Resource implements IUserPoolClient {
  public readonly userPool: IUserPoolRef;
  public readonly userPoolClientId: string;
  private readonly imported?: ISecret;

  constructor(scope: Construct, id: string, attributes: Attributes) {
    super(scope, id);
    this.userPool = attributes.userPool;
    this.userPoolClientId = attributes.userPoolClientId;
    this.imported = attributes.secret;
  }

  public get userPoolClientRef(): UserPoolClientReference {
    return { userPoolId: this.userPool.userPoolRef.userPoolId, clientId: this.userPoolClientId };
  }

  public get secret(): ISecret {
    if (!this.imported) {
      throw new Error(`nobody said where the secret of '${this.node.path}' is: pass 'secret' to fromUserPoolClientAttributes(), `
        + 'such as secretsmanager.Secret.fromSecretCompleteArn(…) of the one that the client\'s own stack hands out.');
    }
    return this.imported;
  }

  public get userPoolClientSecret(): SecretValue {
    return this.secret.secretValueFromJson('client_secret');
  }
}
