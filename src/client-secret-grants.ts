import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { ClientSecretStore } from './private/secret/store';

/**
 * What principals may be allowed to do with a client's secret, beside reading it (`secret.grantRead()`).
 */
export class ClientSecretGrants {
  /** @internal */
  public static _of(store: ClientSecretStore): ClientSecretGrants {
    return new ClientSecretGrants(store);
  }

  private constructor(private readonly store: ClientSecretStore) {}

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
    const grant = Grant.addToPrincipal({
      grantee,
      actions: ['secretsmanager:RotateSecret', 'secretsmanager:DescribeSecret'],
      resourceArns: [this.store.secret.secretArn],
    });
    let whole = grant;
    this.store.whenRotating((rotationFunction) => { whole = grant.combine(rotationFunction.grantInvoke(grantee)); });
    return whole;
  }
}
