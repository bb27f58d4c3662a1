/** One of the secrets that Cognito holds for an app client. It never shows the value. */
export interface ListedSecret {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
}

export interface DescribedClient {
  /** The client's first secret; absent for good once that one is deleted. */
  readonly originalSecret?: string;
  readonly clientCredentials: boolean;
}

/** The secrets of the app clients of one pool. */
export interface ClientSecrets {
  describe(clientId: string): Promise<DescribedClient>;
  list(clientId: string): Promise<ListedSecret[]>;
  /** @returns the id of the new secret */
  add(clientId: string, value: string): Promise<string>;
  delete(clientId: string, id: string): Promise<void>;
}

/** What an app reads: the secret, and what else it needs to get a token. */
export interface Credentials {
  readonly client_id?: string;
  readonly client_secret?: string;
  readonly token_endpoint?: string;
  readonly [name: string]: string | undefined;
}

export interface Version {
  readonly id: string;
  readonly value: Credentials;
  /** Milliseconds since the epoch. */
  readonly created: number;
}

export interface DescribedSecret {
  /** The staging labels of each version that has any. */
  readonly labels: Readonly<Record<string, readonly string[]>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** The versions of secrets in Secrets Manager. */
export interface SecretVersions {
  describe(arn: string): Promise<DescribedSecret>;
  /** `undefined` where the version has no value, as when a rotation only tests. */
  read(arn: string, versionId: string): Promise<Version | undefined>;
  /** Fails where the version holds something else. Labels leave the versions that bear them now. */
  put(arn: string, versionId: string, value: Credentials, labels: readonly string[]): Promise<void>;
  /** Fails unless the label is now on `from`, or on no version where `from` is left out. */
  moveLabel(arn: string, label: string, from: string | undefined, to: string | undefined): Promise<void>;
}

export interface Services {
  readonly cognito: ClientSecrets;
  readonly secrets: SecretVersions;
  /** Whether the token endpoint takes the credentials of a machine. Throws where it cannot tell. */
  readonly accepts: (credentials: Credentials) => Promise<boolean>;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: (bytes: number) => string;
  /** Never called with a value. */
  readonly log: (line: string) => void;
  /** The longest that an invocation may live, in milliseconds: what an older one began it has finished, or never will. */
  readonly longestRun: number;
}
