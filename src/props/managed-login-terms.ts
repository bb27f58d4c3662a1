/**
 * The documents to which managed login links when users sign up.
 *
 * Managed login shows the links only if both documents exist.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html#managed-login-terms-documents
 */
export interface ManagedLoginTerms {
  /**
   * The URL of the terms of use.
   *
   * An absolute URL of at most 1,024 characters.
   */
  readonly termsOfUse: string;

  /**
   * The URL of the privacy policy.
   *
   * An absolute URL of at most 1,024 characters.
   */
  readonly privacyPolicy: string;
}
