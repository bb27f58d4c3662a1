import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { EnvironmentConfiguration } from './environment-configuration';
import type { ConfiguredClient } from './private/configuration/configured-client';
import { authJs } from './private/configuration/targets/auth-js';
import { djangoOidc } from './private/configuration/targets/django-oidc';
import { grafana } from './private/configuration/targets/grafana';
import { oauth2Proxy } from './private/configuration/targets/oauth2-proxy';
import { serverEnvironment } from './private/configuration/targets/server-environment';
import { springBoot } from './private/configuration/targets/spring-boot';
import type {
  EndpointsConfigurationOptions, FrameworkConfigurationOptions, GrafanaConfigurationOptions, ServerConfigurationOptions,
  SignInConfigurationOptions,
} from './props/configuration-options';

/**
 * The configuration of an app on a server, as the environment variables that its framework reads.
 */
export class ConfidentialAppConfiguration {
  /** @internal */
  public static _of(client: ConfiguredClient, secret: () => ISecret): ConfidentialAppConfiguration {
    return new ConfidentialAppConfiguration(client, secret);
  }

  private constructor(private readonly client: ConfiguredClient, private readonly secret: () => ISecret) {}

  /**
   * The variables of Auth.js 5 (`next-auth` 5, `@auth/express`, `@auth/sveltekit`).
   *
   * Auth.js requests `openid profile email`. Synth fails if the client does not have all three scopes. Set `AUTH_SECRET` and `AUTH_URL` yourself.
   *
   * @param options the URL of the app, which is checked against the callback URLs of the client
   * @see https://authjs.dev/getting-started/providers/cognito
   */
  public authJs(options: FrameworkConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(authJs(this.client, options), this.secret);
  }

  /**
   * The variables of Spring Boot with the OAuth 2.0 client of Spring Security. The registration id is `cognito`.
   *
   * @param options the URL of the app, which is checked against the callback URLs of the client, and the scopes
   * @see https://docs.spring.io/spring-security/reference/servlet/oauth2/login/core.html
   */
  public springBoot(options: ServerConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(springBoot(this.client, options), this.secret);
  }

  /**
   * The variables of mozilla-django-oidc. Django reads settings, so copy the variables to the settings of the app.
   *
   * @param options the URL of the app, which is checked against the callback URLs of the client, the scopes and the domain
   * @see https://mozilla-django-oidc.readthedocs.io/en/stable/settings.html
   */
  public djangoOidc(options: EndpointsConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(djangoOidc(this.client, options), this.secret);
  }

  /**
   * The variables of oauth2-proxy. Set the cookie secret, the allowed email domains and the upstreams yourself.
   *
   * @param options the URL of the app, which is checked against the callback URLs of the client, and the scopes
   * @see https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview
   */
  public oauth2Proxy(options: ServerConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(oauth2Proxy(this.client, options), this.secret);
  }

  /**
   * The variables of Grafana's generic OAuth sign-in. Set `GF_SERVER_ROOT_URL` yourself.
   *
   * @param options the URL of the app, which is checked against the callback URLs of the client, the scopes, the sign-out URL and the domain
   * @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/
   */
  public grafana(options: GrafanaConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(grafana(this.client, options), this.secret);
  }

  /**
   * The variables of a server with any other library.
   *
   * They are `ISSUER`, `USER_POOL_ID`, `CLIENT_ID`, `SCOPE`, `REDIRECT_URI`, `SIGN_OUT_URL` and `CLIENT_SECRET_ARN`. A container also gets
   * `CLIENT_SECRET`. A function reads the secret by its ARN: call `client.secret.grantRead(fn)`. For a client with `disableOAuth` there are no scopes
   * and no URLs. `SIGN_OUT_URL` is empty if the client has no sign-out URL.
   *
   * @param options the callback URL, the sign-out URL, the scopes and the domain; the default is those of the client
   */
  public environment(options: SignInConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(serverEnvironment(this.client, this.secret().secretArn, options), this.secret);
  }
}
