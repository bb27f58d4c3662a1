import { mark } from './text';

/** How a dynamic reference to a secret begins. */
export const SECRET_REFERENCE = '{{resolve:secretsmanager:';

/** A dynamic reference to a secret in Secrets Manager. */
export interface DynamicReference {
  /** An ARN, a name, or the mark of a resource. */
  readonly secretId: string;
  /** The JSON key; the whole value where there is none. */
  readonly key?: string;
}

const [MARK_OPENS, , MARK_CLOSES] = mark('', '');
const ARN = 'arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:';
const REFERENCE = new RegExp(`\\{\\{resolve:secretsmanager:(${ARN}[^:}]+|${MARK_OPENS}[^${MARK_CLOSES}]*${MARK_CLOSES}|[^:}]+)(?::SecretString(?::([^:}]*))?)?[^}]*\\}\\}`, 'g');
/** The name in an ARN, without the six characters that Secrets Manager adds. */
const NAME_IN_ARN = new RegExp(`^${ARN}(.+?)(?:-[A-Za-z0-9]{6})?$`, 's');

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html */
export function dynamicReferences(text: string): DynamicReference[] {
  return text.includes(SECRET_REFERENCE) ? [...text.matchAll(REFERENCE)].map(([, secretId, key]) => ({ secretId, key: key || undefined })) : [];
}

/** The name of the secret that a dynamic reference names without a reference to its resource. */
export function nameOf({ secretId }: DynamicReference): string {
  return NAME_IN_ARN.exec(secretId)?.[1] ?? secretId;
}
