/** A secret of the app client in Cognito's list, which never contains the value. */
export interface ListedSecret {
  readonly id: string;
  readonly created: number;
}

/** The description of an app client by Cognito. */
export interface ShownClient {
  /** The original secret of the client. `undefined` after it is deleted. */
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

/** An app client. */
export interface AppClient {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** All calls of the two functions. Their roles need exactly these actions. */
export interface Services {
  showClient(client: AppClient): Promise<ShownClient>;
  listSecrets(client: AppClient): Promise<ListedSecret[]>;
  /** Returns the id of the new secret. */
  addSecret(client: AppClient, value: string): Promise<string>;
  deleteSecret(client: AppClient, id: string): Promise<void>;

  describe(secretId: string): Promise<VersionLabels>;
  /** The value of a version. `undefined` if the version has no value yet or does not exist. */
  read(secretId: string, version: string): Promise<VersionValue | undefined>;
  /** Creates a version with these labels, which are removed from other versions. */
  put(secretId: string, version: string, text: string, labels: readonly string[]): Promise<void>;
  /** Secrets Manager refuses it if the label is not on `from`. */
  moveLabel(secretId: string, label: string, move: { readonly from?: string; readonly to?: string }): Promise<void>;
}

/** A fault that no retry can repair, and how to repair it. */
const MEANINGS: Readonly<Record<string, string>> = {
  'AccessDeniedException': 'the role of the function, or the policy of the secret or of its key, does not allow it',
  'Cognito ResourceNotFoundException': 'the app client or its user pool does not exist any more. Deploy a stack that has the client, or remove the rotation',
  'secret ResourceNotFoundException': 'the stored secret does not exist any more. Create it again by deploying it under another secretName',
  'secret InvalidRequestException': 'if the stored secret is scheduled for deletion, run aws secretsmanager restore-secret, then try again',
};

/** A refusal of a service. The text contains the name of the error, and nothing else of the request or the response. */
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
