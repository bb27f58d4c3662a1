/** A secret of the app client as Cognito lists it: never with its value. */
export interface ListedSecret {
  readonly id: string;
  readonly created: number;
}

/** An app client as Cognito shows it. */
export interface ShownClient {
  /** The secret that the client was born with, or nothing once that one is deleted. */
  readonly secret?: string;
  readonly scopes: readonly string[];
}

/** The staging labels of each version of a stored secret. */
export type VersionLabels = Readonly<Record<string, readonly string[]>>;

export interface VersionValue {
  readonly version: string;
  readonly text: string;
  readonly created: number;
}

/** An app client, and the only two services that know its secret. */
export interface AppClient {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** Every call that the two functions make, and so every action that their roles need. */
export interface Services {
  showClient(client: AppClient): Promise<ShownClient>;
  listSecrets(client: AppClient): Promise<ListedSecret[]>;
  /** Gives the id of the new secret. */
  addSecret(client: AppClient, value: string): Promise<string>;
  deleteSecret(client: AppClient, id: string): Promise<void>;

  describe(secretId: string): Promise<VersionLabels>;
  /** The value of a version, or nothing where the version is only staged, or gone. */
  read(secretId: string, version: string): Promise<VersionValue | undefined>;
  /** Makes a version with these labels, which other versions lose. */
  put(secretId: string, version: string, text: string, labels: readonly string[]): Promise<void>;
  /** Refused where the label is not on `from`. */
  moveLabel(secretId: string, label: string, move: { readonly from?: string; readonly to?: string }): Promise<void>;
}

/** What somebody did that time does not mend, and what to do about it. */
const MEANINGS: Readonly<Record<string, string>> = {
  'AccessDeniedException': 'the role of the function, or the policy of the secret or of its key, does not allow it',
  'Cognito ResourceNotFoundException': 'the app client or its user pool does not exist any more. Deploy a stack that has the client, or remove the rotation',
  'secret ResourceNotFoundException': 'the stored secret does not exist any more. Create it again by deploying it under another secretName',
  'secret InvalidRequestException': 'if the stored secret is scheduled for deletion, run aws secretsmanager restore-secret, then try again',
};

/** A service said no. The text holds nothing of what was sent or answered, beside the name of the error. */
export class Refusal extends Error {
  public constructor(operation: string, public readonly reason: string) {
    const meaning = MEANINGS[reason] ?? MEANINGS[`${operation.includes('UserPoolClient') ? 'Cognito' : 'secret'} ${reason}`];
    super(`${operation} was refused: ${reason}${meaning === undefined ? '' : ` (${meaning})`}`);
    this.name = 'Refusal';
  }
}

export function isRefusal(error: unknown, reason: string): boolean {
  return error instanceof Refusal && error.reason === reason;
}
