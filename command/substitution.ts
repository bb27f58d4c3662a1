/** An unknown value. */
const UNKNOWN = 'ValueOfAnotherTool';

/**
 * The value with the given parameters inserted. Variables that another tool replaces before CloudFormation reads the template are unknown, like any
 * reference: `${self:custom.url}` of the Serverless Framework, `#{AWS::StackName}` of its pseudo-parameters plugin.
 *
 * @see https://www.serverless.com/framework/docs/guides/variables
 */
export function substituted(value: unknown, parameters: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') { return joined(partsOf(value)); }
  if (typeof value !== 'object' || value === null) { return value; }
  if (Array.isArray(value)) { return value.map((item) => substituted(item, parameters)); }
  const entries = Object.entries(value);
  const [[name, argument] = []] = entries.length === 1 ? entries : [];
  if (name === 'Ref' && typeof argument === 'string' && parameters.has(argument)) { return parameters.get(argument); }
  if (name === 'Fn::Sub' && typeof argument === 'string') { return { [name]: inSub(argument, parameters) }; }
  if (name === 'Fn::Sub' && Array.isArray(argument) && typeof argument[0] === 'string') {
    const own = new Map([...parameters].filter(([parameter]) => !(parameter in Object(argument[1]))));
    return { [name]: [inSub(argument[0], own), ...argument.slice(1).map((item) => substituted(item, parameters))] };
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, substituted(item, parameters)]));
}

function inSub(text: string, parameters: ReadonlyMap<string, string>): string {
  return partsOf(text).map((part) => typeof part === 'string'
    ? part.replace(/\$\{([A-Za-z0-9]+)\}/g, (whole, id: string) => parameters.get(id) ?? whole)
    : `\${${UNKNOWN}}`).join('');
}

type Part = string | { readonly Ref: string };

/** A text, split at the variables of another tool. Variables may be nested: `${self:custom.${opt:stage}.url}`. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/\$\{(?=\s*[A-Za-z][\w-]*(:(?!:)|\())|#\{(?=\s*AWS::)/g)) {
    const end = index < from ? undefined : closingOf(text, index + 2);
    if (end === undefined) { continue; }
    if (index > from) { parts.push(text.slice(from, index)); }
    parts.push({ Ref: UNKNOWN });
    from = end;
  }
  return from < text.length || parts.length === 0 ? [...parts, text.slice(from)] : parts;
}

/** The position of the closing brace. */
function closingOf(text: string, start: number): number | undefined {
  let depth = 1;
  for (let i = start; i < text.length; i += 1) {
    if (text[i] === '{') { depth += 1; }
    if (text[i] === '}') { depth -= 1; }
    if (depth === 0) { return i + 1; }
  }
  return undefined;
}

function joined(parts: readonly Part[]): unknown {
  return parts.length === 1 ? parts[0] : { 'Fn::Join': ['', parts] };
}
