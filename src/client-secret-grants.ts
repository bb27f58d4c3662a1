import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { GRANTEE } from './private/construction/given/kinds';
import { checkGiven } from './private/construction/given/structs';

/**
 * What principals may be allowed to do with a client's secret, beside reading it (`secret.grantRead()`).
 */
export class ClientSecretGrants {
  /**
   * @param secret gives the secret
   * @param whenRotating runs what needs the rotation function: now, or when there is one
   * @internal
   */
  public static _of(secret: () => ISecret, whenRotating: (act: (rotationFunction: IFunction) => void) => void): ClientSecretGrants {
    return new ClientSecretGrants(secret, whenRotating);
  }

  private constructor(private readonly secret: () => ISecret, private readonly whenRotating: (act: (rotationFunction: IFunction) => void) => void) {}

  /**
   * Lets a principal start a rotation: `RotateSecret` on this secret, and the invocation of its rotation function.
   *
   * It may come before `addSecretRotation()` or after it. It gives no right to read the value, and neither has the function for whoever invokes it: it
   * takes nothing from an event but which step to do.
   *
   * @param grantee who may rotate
   * @returns the grant
   * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html
   */
  public rotateSecret(grantee: IGrantable): Grant {
    checkGiven(undefined, GRANTEE, grantee, 'grants.rotateSecret()');
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
