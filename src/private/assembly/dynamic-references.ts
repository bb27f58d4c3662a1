import { mark } from './text';

/** The start of a dynamic reference to a secret. */
export const SECRET_REFERENCE = '{{resolve:secretsmanager:';

/** A dynamic reference to a secret in Secrets Manager. */
export interface DynamicReference {
  /** An ARN, a name, or the mark of a resource. */
  readonly secretId: string;
  /** The JSON key. Without a key, the whole value is meant. */
  readonly key?: string;
}

const [MARK_OPENS, , MARK_CLOSES] = mark('', '');
const ARN = 'arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:';
const REFERENCE = new RegExp(`\\{\\{resolve:secretsmanager:(${ARN}[^:}]+|${MARK_OPENS}[^${MARK_CLOSES}]*${MARK_CLOSES}|[^:}]+)(?::SecretString(?::([^:}]*))?)?[^}]*\\}\\}`, 'g');
/** The name in an ARN, without the six characters that Secrets Manager appends. */
const NAME_IN_ARN = new RegExp(`^${ARN}(.+?)(?:-[A-Za-z0-9]{6})?$`, 's');

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html */
export function dynamicReferences(text: string): DynamicReference[] {
  return text.includes(SECRET_REFERENCE) ? [...text.matchAll(REFERENCE)].map(([, secretId, key]) => ({ secretId, key: key || undefined })) : [];
}

/** The name of the secret, for a dynamic reference that does not refer to its resource. */
export function secretNameOf({ secretId }: DynamicReference): string {
  return NAME_IN_ARN.exec(secretId)?.[1] ?? secretId;
}
