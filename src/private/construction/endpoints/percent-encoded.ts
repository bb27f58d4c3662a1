import { Lazy, Token } from 'aws-cdk-lib';

/** A dynamic reference. For CDK it is text. CloudFormation replaces it. */
const DYNAMIC_REFERENCE = /(\{\{resolve:[^}]*\}\})/;
/** A variable of an `Fn::Sub`. */
const VARIABLE = /(\$\{[^}]*\})/;
/** Half of a character, which UTF-8 cannot represent. Rules report it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A text as the value of a query parameter. A part that only CloudFormation knows is not encoded. */
export function percentEncoded(text: string): string {
  return Token.isUnresolved(text) ? Lazy.uncachedString({ produce: (context) => encodedValue(context.resolve(text)) }) : encodedText(text);
}

/** A resolved text: the texts in `Fn::Join` and `Fn::Sub` are known. */
function encodedValue(value: unknown): string {
  return isPartOfDynamicReference(value) ? asText(value) : encoded(value);
}

function encoded(value: unknown): string {
  if (typeof value === 'string') { return encodedText(value); }
  const [name, argument] = intrinsicIn(value) ?? [];
  if (name === 'Fn::Join') {
    const [delimiter, items] = Array.isArray(argument) ? argument as unknown[] : [];
    if (typeof delimiter === 'string' && Array.isArray(items)) { return items.map(encoded).join(encodedText(delimiter)); }
  }
  if (name === 'Fn::Sub') {
    const [template, variables] = (Array.isArray(argument) ? argument : [argument]) as [unknown, Record<string, unknown>?];
    if (typeof template === 'string') {
      const known = variables && Object.fromEntries(Object.entries(variables).map(([key, item]) => [key, encoded(item)]));
      return asText({ 'Fn::Sub': known ? [encodedTemplate(template), known] : encodedTemplate(template) });
    }
  }
  return asText(value);
}

function encodedText(text: string): string {
  return text.split(DYNAMIC_REFERENCE).map((piece) => DYNAMIC_REFERENCE.test(piece) ? piece : encodedPiece(piece)).join('');
}

/** `${!name}` is the text `${name}`. */
function encodedTemplate(template: string): string {
  return template.split(VARIABLE).map((piece) => piece.startsWith('${!') ? encodedPiece(piece.replace('!', ''))
    : VARIABLE.test(piece) ? piece : encodedText(piece)).join('');
}

function encodedPiece(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATE, '\uFFFD'));
}

/** True if a dynamic reference consists of several parts, such as `{{resolve:ssm:/${Stage}/url}}`. */
function isPartOfDynamicReference(value: unknown): boolean {
  return JSON.stringify(value ?? '').replace(new RegExp(DYNAMIC_REFERENCE, 'g'), '').includes('{{resolve:');
}

function intrinsicIn(value: unknown): [name: string, argument: unknown] | undefined {
  const [entry, ...others] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return others.length === 0 ? entry : undefined;
}

function asText(value: unknown): string {
  return typeof value === 'object' && value !== null ? Token.asString(value) : String(value ?? '');
}
