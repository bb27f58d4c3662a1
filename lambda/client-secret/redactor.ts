import type { SecretVersions, Version } from './services';

/** Knows every secret that this invocation has read or written, and takes it out of what is said. */
export class Redactor {
  private readonly values = new Set<string>();

  public watching(secrets: SecretVersions): SecretVersions {
    return {
      ...secrets,
      read: async (arn, versionId): Promise<Version | undefined> => {
        const version = await secrets.read(arn, versionId);
        this.add(version?.value.client_secret);
        return version;
      },
      put: async (arn, versionId, value, labels) => {
        this.add(value.client_secret);
        await secrets.put(arn, versionId, value, labels);
      },
    };
  }

  public redact(text: string): string {
    return [...this.values].reduce((redacted, value) => redacted.replaceAll(value, '***'), text);
  }

  /** Name and message alone, without the request and the response that an error of the SDK carries. */
  public error(error: unknown): Error {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const redacted = new Error(this.redact(message));
    redacted.name = name;
    redacted.stack = `${name}: ${redacted.message}`;
    return redacted;
  }

  private add(value: string | undefined) {
    // Anything shorter is no secret of Cognito's, and would make nonsense of the text.
    if (typeof value === 'string' && value.length >= 8) { this.values.add(value); }
  }
}
