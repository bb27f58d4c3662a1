import * as fs from 'fs';
import { Token } from 'aws-cdk-lib';

/** The part of the response of `DescribeManagedLoginBrandingByClient` that can be set. */
interface Exported {
  readonly UseCognitoProvidedValues?: boolean;
  readonly Settings?: unknown;
  readonly Assets?: readonly Record<string, string>[];
}

/**
 * The style in which managed login shows its pages for one app client.
 *
 * On a domain with managed login (version 2), users of a client without a style see "Login pages unavailable".
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html
 */
export class ManagedLoginBranding {
  /**
   * The style that Cognito provides.
   */
  public static cognitoDefault(): ManagedLoginBranding {
    return new ManagedLoginBranding({ UseCognitoProvidedValues: true });
  }

  /**
   * A style that you designed in the console, with its images, from a JSON file.
   *
   * Design the style in the branding editor of the console. Write the output of `aws cognito-idp describe-managed-login-branding-by-client` to a
   * file, and commit the file. The images become part of the template, which can have at most 1 MB. Throws an error if the file cannot be read or
   * contains no style.
   *
   * @param path the path of the file, relative to the working directory of the CDK app
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeManagedLoginBrandingByClient.html
   */
  public static fromFile(path: string): ManagedLoginBranding {
    return new ManagedLoginBranding(exportedIn(path));
  }

  /**
   * No style. Use it if the style is created elsewhere, or if no user sees the pages of managed login.
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
  if (typeof path !== 'string' || Token.isUnresolved(path)) {
    throw new Error('ManagedLoginBranding.fromFile: the argument is not the path of a file. Write a path, such as \'branding/style.json\'.');
  }
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
  // The export has both; CreateManagedLoginBranding takes only one of them.
  return UseCognitoProvidedValues === true ? { UseCognitoProvidedValues } : { Settings, Assets };
}
