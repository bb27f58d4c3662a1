import type { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { DomainUrlOptions } from './sign-in-url-options';

/**
 * Options of every app configuration.
 */
export interface ConfigurationOptions {
  /**
   * The scopes that the app requests.
   *
   * Each must be one of the client's scopes. Any other scope fails synth, because Cognito refuses a request for it with `invalid_scope`.
   *
   * @default - all scopes of the client
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
   */
  readonly scopes?: OAuthScope[];
}

/**
 * Options of a configuration that contains the user pool's domain.
 */
export interface DomainConfigurationOptions extends ConfigurationOptions, DomainUrlOptions {}

/**
 * Options of a configuration with a sign-out URL.
 */
export interface SignOutConfigurationOptions extends DomainConfigurationOptions {
  /**
   * The URL to which managed login redirects the user after sign-out.
   *
   * It must equal one of the client's sign-out URLs exactly. Any other URL fails synth and is not added to the client.
   *
   * @default - the client's first sign-out URL
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
   */
  readonly logoutUri?: string;
}

/**
 * Options of a configuration with a redirect URL.
 */
export interface RedirectConfigurationOptions extends ConfigurationOptions {
  /**
   * The URL to which managed login redirects the user after sign-in.
   *
   * It must equal one of the client's callback URLs exactly. Any other URL fails synth and is not added to the client.
   *
   * @default - the client's first callback URL
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
   */
  readonly redirectUri?: string;
}

/**
 * Options of the configuration of an app that signs users in and out.
 */
export interface SignInConfigurationOptions extends RedirectConfigurationOptions, SignOutConfigurationOptions {}

/**
 * Options of the configuration of a web framework.
 */
export interface FrameworkConfigurationOptions {
  /**
   * The URL of the app, such as `https://www.example.org`.
   *
   * The framework appends its own path. The result must equal one of the client's callback URLs exactly. Any other URL fails synth and is not
   * added to the client.
   *
   * @default - any callback URL of the client that ends with the framework's path; if there is none, synth reports a warning
   */
  readonly baseUrl?: string;
}

/**
 * Options of the configuration of a web framework that can request its own scopes.
 */
export interface ServerConfigurationOptions extends FrameworkConfigurationOptions, ConfigurationOptions {}

/**
 * Options of the configuration of a web framework that does not discover the user pool's endpoints.
 */
export interface EndpointsConfigurationOptions extends ServerConfigurationOptions, DomainConfigurationOptions {}

/**
 * Options of the configuration of Grafana, which does not discover the user pool's endpoints and signs users out.
 */
export interface GrafanaConfigurationOptions extends ServerConfigurationOptions, SignOutConfigurationOptions {}
