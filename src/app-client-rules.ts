import type { IConstruct } from 'constructs';
import { checkBelow } from './private/checks/check';
import { CONSTRUCT } from './private/construction/given/kinds';
import { checkGiven } from './private/construction/given/structs';

/**
 * Checks app clients that were not created with this library.
 *
 * @example
 * AppClientRules.apply(app);
 */
export class AppClientRules {
  /**
   * Checks every app client in a scope at synth.
   *
   * This includes `cognito.UserPoolClient`, `CfnUserPoolClient`, clients of an included template, and generic `CfnResource` objects. Stages in the
   * scope are included, even if they are added later. No template changes. Errors fail synth. Warnings and errors can be acknowledged by the id in
   * their message. No finding is reported twice, even if you call the method twice or if the scope contains clients of this library.
   *
   * @param scope an App, a Stage, a Stack or any construct
   */
  public static apply(scope: IConstruct): void {
    checkGiven(undefined, CONSTRUCT, scope, 'AppClientRules.apply()');
    checkBelow(scope);
  }

  private constructor() {}
}
