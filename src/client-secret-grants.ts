import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IConstruct } from 'constructs';
import { GRANTEE } from './private/construction/given/kinds';
import { checkGiven } from './private/construction/given/structs';

/**
 * Grants permissions on the secret of a client. To grant read access, call `secret.grantRead()`.
 */
export class ClientSecretGrants {
  /**
   * @param client the client, for error messages
   * @param secret returns the secret
   * @param whenRotating calls `act` with the rotation function, as soon as the function exists
   * @internal
   */
  public static _of(
    client: IConstruct, secret: () => ISecret, whenRotating: (act: (rotationFunction: IFunction) => void) => void,
  ): ClientSecretGrants {
    return new ClientSecretGrants(client, secret, whenRotating);
  }

  private constructor(
    private readonly client: IConstruct, private readonly secret: () => ISecret,
    private readonly whenRotating: (act: (rotationFunction: IFunction) => void) => void,
  ) {}

  /**
   * Allows a principal to rotate the secret.
   *
   * The principal may call `RotateSecret` on this secret and invoke its rotation function. It may not read the secret, and the function does not
   * return it: from an event, the function takes only which step to do. You can call the method before or after `addSecretRotation()`.
   *
   * @param grantee the principal
   * @returns the grant
   * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html
   */
  public rotateSecret(grantee: iam.IGrantable): iam.Grant {
    checkGiven(this.client, GRANTEE, grantee, 'grants.rotateSecret()');
    // Loaded here: most apps grant nothing on a secret.
    const { Grant } = require('aws-cdk-lib/aws-iam') as typeof iam; // eslint-disable-line @typescript-eslint/no-require-imports
    const grant = Grant.addToPrincipal({
      grantee,
      actions: ['secretsmanager:RotateSecret', 'secretsmanager:DescribeSecret'],
      resourceArns: [this.secret().secretArn],
    });
    let whole = grant;
    this.whenRotating((rotationFunction) => { whole = grant.combine(rotationFunction.grantInvoke(grantee)); });
    return whole;
  }
}
