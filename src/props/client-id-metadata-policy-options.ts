import type { Duration } from 'aws-cdk-lib';

/**
 * Options of a `ClientIdMetadataPolicy`.
 */
export interface ClientIdMetadataPolicyOptions {
  /**
   * The URLs of the documents, such as `https://app.example.com/oauth/client.json`.
   *
   * 1 to 5 https URLs of 12 to 256 characters each, without query and fragment. A URL can contain `*`, which allows more than one document: write
   * complete URLs if you know them. Anyone who can publish a file at such a URL can send your users to the sign-in page, and gets the tokens of
   * users who sign in.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-client-id-metadata.html
   */
  readonly urlPatterns: string[];

  /**
   * How long Cognito uses a document before it reads the document again.
   *
   * 86,400 to 31,556,952 seconds (a day to a year). It applies if the `Cache-Control` header of the document has no value between a day and a year.
   *
   * @default - one day, the service's default
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateCIMDPolicy.html
   */
  readonly cacheDuration?: Duration;

  /**
   * The name of the policy.
   *
   * 1 to 32 characters.
   *
   * @default - a name generated from the path of the construct
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateCIMDPolicy.html
   */
  readonly policyName?: string;
}
