import type { Duration } from 'aws-cdk-lib';

/**
 * Which apps of others may use a public client by a client id metadata document.
 */
export interface ClientIdMetadataPolicyOptions {
  /**
   * The URLs of the documents, such as `https://app.example.com/oauth/client.json`.
   *
   * 1 to 5, each an https URL of 12 to 256 characters without query and fragment. Each may contain `*`, which lets in more than one document: write whole
   * URLs where you know them. Whoever can put a file at such a URL can send your users to the sign-in page, and gets tokens of those who sign in.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-client-id-metadata.html
   */
  readonly urlPatterns: string[];

  /**
   * How long Cognito uses a document before it reads it again, where the document's own `Cache-Control` header names no time between a day and a year.
   *
   * 86,400 to 31,556,952 seconds (a day to a year).
   *
   * @default - one day, the default of Cognito
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateCIMDPolicy.html
   */
  readonly cacheDuration?: Duration;

  /**
   * The name of the policy, 1 to 32 characters.
   *
   * @default - made of the path of the construct
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateCIMDPolicy.html
   */
  readonly policyName?: string;
}
