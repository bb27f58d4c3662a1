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
 * The configuration of an app on a server, in the variables that its framework reads.
 */
export class ConfidentialAppConfiguration {
  /** @internal */
  public static _of(client: ConfiguredClient, secret: () => ISecret): ConfidentialAppConfiguration {
    return new ConfidentialAppConfiguration(client, secret);
  }

  private constructor(private readonly client: ConfiguredClient, private readonly secret: () => ISecret) {}

  /**
   * Auth.js 5 (`next-auth` 5, `@auth/express`, `@auth/sveltekit`).
   *
   * It requests `openid profile email`: a client without one of these fails synth. `AUTH_SECRET` and `AUTH_URL` are the app's own.
   *
   * @param options the URL of the app, which is checked against the client's callback URLs
   * @see https://authjs.dev/getting-started/providers/cognito
   */
  public authJs(options: FrameworkConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(authJs(this.client, options), this.secret);
  }

  /**
   * Spring Boot with Spring Security's OAuth 2.0 client, under the registration id `cognito`.
   *
   * @param options the URL of the app, which is checked against the client's callback URLs, and the scopes
   * @see https://docs.spring.io/spring-security/reference/servlet/oauth2/login/core.html
   */
  public springBoot(options: ServerConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(springBoot(this.client, options), this.secret);
  }

  /**
   * mozilla-django-oidc. Django reads settings, so the app copies these variables into its settings.
   *
   * @param options the URL of the app, which is checked against the client's callback URLs, the scopes and the domain
   * @see https://mozilla-django-oidc.readthedocs.io/en/stable/settings.html
   */
  public djangoOidc(options: EndpointsConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(djangoOidc(this.client, options), this.secret);
  }

  /**
   * oauth2-proxy. The cookie secret, the allowed email domains and the upstreams are the app's own.
   *
   * @param options the URL of the app, which is checked against the client's callback URLs, and the scopes
   * @see https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview
   */
  public oauth2Proxy(options: ServerConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(oauth2Proxy(this.client, options), this.secret);
  }

  /**
   * Grafana's generic OAuth sign-in. `GF_SERVER_ROOT_URL` is the app's own.
   *
   * @param options the URL of the app, which is checked against the client's callback URLs, the scopes, the sign-out URL and the domain
   * @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/
   */
  public grafana(options: GrafanaConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(grafana(this.client, options), this.secret);
  }

  /**
   * What a server needs whatever its library: `ISSUER`, `USER_POOL_ID`, `CLIENT_ID`, `SCOPE`, `REDIRECT_URI`, `SIGN_OUT_URL` and `CLIENT_SECRET_ARN`.
   *
   * A container gets `CLIENT_SECRET` beside them. A function reads the secret with the ARN: it needs `client.secret.grantRead(fn)`. A client
   * with `disableOAuth` gets no scopes and URLs. `SIGN_OUT_URL` is empty where the client has no sign-out URL.
   *
   * @param options where the user comes back to, and the scopes; the client's own unless given
   */
  public environment(options: SignInConfigurationOptions = {}): EnvironmentConfiguration {
    return EnvironmentConfiguration._of(serverEnvironment(this.client, this.secret().secretArn, options), this.secret);
  }
}
