import { Token, Tokenization } from 'aws-cdk-lib';

/** A dynamic reference. For CDK it is text. CloudFormation replaces it. */
const DYNAMIC_REFERENCE = /(\{\{resolve:[^}]*\}\})/;

/** Half of a character, which UTF-8 cannot represent. Rules report it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A text as the value of a query parameter. The value of a token is unknown, so the token is not encoded. */
export function percentEncoded(text: string): string {
  return partsOf(text).map((part) => Token.isUnresolved(part) ? part
    : part.split(DYNAMIC_REFERENCE).map((piece) => DYNAMIC_REFERENCE.test(piece) ? piece : encodeURIComponent(piece.replace(LONE_SURROGATE, '\uFFFD'))).join('')).join('');
}

/** The literals and the tokens of a text, in order. */
function partsOf(text: string): string[] {
  if (!Token.isUnresolved(text)) { return [text]; }
  const fragments = Tokenization.reverseString(text);
  if (fragments.length === 1) { return [text]; }
  return fragments.join({ join: (left: string | string[], right: string) => [...Array.isArray(left) ? left : [left], right] }) as string[];
}
