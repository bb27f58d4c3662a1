import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/** A secret, and what rotates it: the store of a client, or an import. */
interface Rotated {
  readonly secret: ISecret;
  readonly rotationFunction?: IFunction;
}

/**
 * What principals may be allowed to do with a client's secret, beside reading it (`secret.grantRead()`).
 */
export class ClientSecretGrants {
  /** @internal */
  public static _of(rotated: Rotated): ClientSecretGrants {
    return new ClientSecretGrants(rotated);
  }

  private constructor(private readonly rotated: Rotated) {}

  /**
   * Lets a principal start a rotation: `RotateSecret` on this secret, and the invocation of its rotation function.
   *
   * It gives no right to read the value.
   *
   * @param grantee who may rotate
   * @returns the grant
   * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html
   */
  public rotateSecret(grantee: IGrantable): Grant {
    const { secret, rotationFunction } = this.rotated;
    const grant = Grant.addToPrincipal({
      grantee,
      actions: ['secretsmanager:RotateSecret', 'secretsmanager:DescribeSecret'],
      resourceArns: [secret.secretArn],
    });
    return rotationFunction ? grant.combine(rotationFunction.grantInvoke(grantee)) : grant;
  }
}
