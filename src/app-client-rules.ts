import type { IConstruct } from 'constructs';
import { checkBelow } from './private/checks/check';
import { CONSTRUCT } from './private/construction/given/kinds';
import { checkGiven } from './private/construction/given/structs';

/**
 * The rules of this library for app clients that it did not make.
 *
 * @example
 * AppClientRules.apply(app);
 */
export class AppClientRules {
  /**
   * Has every app client below a scope checked at synth: `cognito.UserPoolClient`, `CfnUserPoolClient`, clients of an included template, generic
   * `CfnResource`s.
   *
   * Nothing in a template changes. Errors fail synth; warnings and errors alike are acknowledged by the id in their message. Stages below the scope
   * are included, also those that are added later. Calling it twice, or around clients of this library, reports nothing twice.
   *
   * @param scope an App, a Stage, a Stack or any construct
   */
  public static apply(scope: IConstruct): void {
    checkGiven(undefined, CONSTRUCT, scope, 'AppClientRules.apply()');
    checkBelow(scope);
  }

  private constructor() {}
}
