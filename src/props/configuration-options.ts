import type { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { DomainUrlOptions } from './sign-in-url-options';

/**
 * What the configuration of every app takes.
 */
export interface ConfigurationOptions {
  /**
   * The scopes that the app requests.
   *
   * Each must be one of the client's scopes. Another one fails synth, because the service answers such a request with `invalid_scope`.
   *
   * @default - every scope of the client
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
   */
  readonly scopes?: OAuthScope[];
}

/**
 * What a configuration that names the pool's domain takes.
 */
export interface DomainConfigurationOptions extends ConfigurationOptions, DomainUrlOptions {}

/**
 * What a configuration that signs users out takes.
 */
export interface SignOutConfigurationOptions extends DomainConfigurationOptions {
  /**
   * Where the user is sent after the sign-out.
   *
   * It must be one of the client's sign-out URLs, to the letter. Another one fails synth; it is not added to the client.
   *
   * @default - the client's first sign-out URL
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
   */
  readonly logoutUri?: string;
}

/**
 * What the configuration of an app that names its own redirect URL takes.
 */
export interface RedirectConfigurationOptions extends ConfigurationOptions {
  /**
   * Where the user comes back to after the sign-in.
   *
   * It must be one of the client's callback URLs, to the letter. Another one fails synth; it is not added to the client.
   *
   * @default - the client's first callback URL
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
   */
  readonly redirectUri?: string;
}

/**
 * What the configuration of an app that signs users in and out takes.
 */
export interface SignInConfigurationOptions extends RedirectConfigurationOptions, SignOutConfigurationOptions {}

/**
 * What the configuration of a web framework takes.
 */
export interface FrameworkConfigurationOptions {
  /**
   * The URL of the app, such as `https://www.example.org`.
   *
   * The framework adds its own path to it. The result must be one of the client's callback URLs, to the letter. Another one fails synth; it is not
   * added to the client.
   *
   * @default - any callback URL of the client that ends in the framework's path; a warning says so where there is none
   */
  readonly baseUrl?: string;
}

/**
 * What the configuration of a web framework that is told its scopes takes.
 */
export interface ServerConfigurationOptions extends FrameworkConfigurationOptions, ConfigurationOptions {}

/**
 * What the configuration of a web framework that does not discover the pool's endpoints takes.
 */
export interface EndpointsConfigurationOptions extends ServerConfigurationOptions, DomainConfigurationOptions {}

/**
 * What the configuration of a web framework that is told the pool's endpoints and signs users out takes.
 */
export interface GrafanaConfigurationOptions extends ServerConfigurationOptions, SignOutConfigurationOptions {}
