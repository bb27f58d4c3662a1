import type { UserAppClientProps } from './app-client-props';

/**
 * Where a public app runs.
 */
export enum PublicPlatform {
  /** In a browser: a single-page app. */
  BROWSER = 'browser',

  /** On the user's device: mobile, desktop, command line, Electron, Capacitor, React Native, MCP clients. */
  NATIVE = 'native',
}

/**
 * What a public app's client is made of.
 */
export interface PublicAppClientProps extends UserAppClientProps {
  /**
   * Where the app runs.
   *
   * A native app may have callback URLs of its own scheme (`com.example.app:/cb`) beside `https` and loopback ones. It also decides how long
   * users stay signed in.
   *
   * @default PublicPlatform.BROWSER - the stricter of the two
   * @see https://www.rfc-editor.org/rfc/rfc8252
   */
  readonly platform?: PublicPlatform;
}
