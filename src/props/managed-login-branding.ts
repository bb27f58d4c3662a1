import * as fs from 'fs';

/** What `DescribeManagedLoginBrandingByClient` answers, as far as it can be set. */
interface Exported {
  readonly UseCognitoProvidedValues?: boolean;
  readonly Settings?: unknown;
  readonly Assets?: readonly Record<string, string>[];
}

/**
 * How managed login looks for one app client: its style.
 *
 * On a domain with managed login (version 2) a client without a style shows "Login pages unavailable".
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html
 */
export class ManagedLoginBranding {
  /**
   * Cognito's own style.
   */
  public static cognitoDefault(): ManagedLoginBranding {
    return new ManagedLoginBranding({ UseCognitoProvidedValues: true });
  }

  /**
   * The style in a JSON file that `aws cognito-idp describe-managed-login-branding-by-client` printed, images included.
   *
   * Design the style in the console's branding editor, export it with that command, and commit the file. The images are part of the
   * template, which can have 1 MB. Throws where the file cannot be read or holds no style.
   *
   * @param path the path of the file, from the working directory of the app
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeManagedLoginBrandingByClient.html
   */
  public static fromFile(path: string): ManagedLoginBranding {
    return new ManagedLoginBranding(exportedIn(path));
  }

  /**
   * No style by this client. Something else makes it, or nobody sees the pages.
   */
  public static none(): ManagedLoginBranding {
    return new ManagedLoginBranding(undefined);
  }

  /** @internal */
  public readonly _exported?: Exported;

  private constructor(exported: Exported | undefined) {
    this._exported = exported;
  }
}

function exportedIn(path: string): Exported {
  let content: unknown;
  try {
    content = JSON.parse(fs.readFileSync(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`ManagedLoginBranding.fromFile: '${path}' ${code === 'ENOENT' ? 'does not exist' : code === undefined ? 'is not JSON' : `cannot be read (${code})`}. `
      + 'Write the output of aws cognito-idp describe-managed-login-branding-by-client to it.');
  }
  const answer = (content as { ManagedLoginBranding?: unknown } | null)?.ManagedLoginBranding ?? content;
  const { UseCognitoProvidedValues, Settings, Assets } = (answer ?? {}) as Exported;
  if (typeof answer !== 'object' || (UseCognitoProvidedValues !== true && (typeof Settings !== 'object' || Settings === null))) {
    throw new Error(`ManagedLoginBranding.fromFile: '${path}' holds no style: it has neither Settings nor UseCognitoProvidedValues: true. `
      + 'Write the output of aws cognito-idp describe-managed-login-branding-by-client to it.');
  }
  // The service takes Cognito's own values or settings, and exports both.
  return UseCognitoProvidedValues === true ? { UseCognitoProvidedValues } : { Settings, Assets };
}
