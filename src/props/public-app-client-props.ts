import type { UserAppClientProps } from './user-app-client-props';

/**
 * The platform of a public app.
 */
export enum PublicPlatform {
  /** In a browser: a single-page app. */
  BROWSER = 'browser',

  /** On the user's device: a mobile, desktop or command-line app, Electron, Capacitor, React Native, an MCP client. */
  NATIVE = 'native',
}

/**
 * Properties of a `PublicAppClient`.
 */
export interface PublicAppClientProps extends UserAppClientProps {
  /**
   * The platform on which the app runs.
   *
   * A native app can have callback URLs with its own scheme (`com.example.app:/cb`), besides `https` and loopback URLs. The platform also decides
   * the defaults of `refreshTokenValidity` and `refreshTokenRotationGracePeriod`.
   *
   * @default PublicPlatform.BROWSER - the stricter of the two
   * @see https://www.rfc-editor.org/rfc/rfc8252
   */
  readonly platform?: PublicPlatform;
}
