/**
 * Makes API.md shorter, because docgen describes each member again in every type that inherits it.
 *
 * A member is described once, in the type that declares it, and the tables of other types link there. Members that CDK declares are only in CDK's own reference.
 */
import { readFileSync, writeFileSync } from 'fs';

interface Type {
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly properties?: readonly { readonly name: string }[];
  readonly methods?: readonly { readonly name: string }[];
}

export interface Assembly {
  readonly types: Record<string, Type>;
}

interface Member {
  readonly type: string;
  readonly kind: string;
  readonly name: string;
}

/** The type of this library that declares a member. */
function declarer({ types }: Assembly, type: string, member: string): string | undefined {
  const { base, interfaces = [], properties = [], methods = [] } = types[type] ?? {};
  if ([...properties, ...methods].some(({ name }) => name === member)) { return type; }
  return [base, ...interfaces].flatMap((parent) => parent && types[parent] ? declarer({ types }, parent, member) ?? [] : [])[0];
}

/** The member of an anchor: `package.Type.property.name`, `package.Type.method`, `package.Type.method.parameter.name`. */
function memberOf({ types }: Assembly, anchor = ''): Member | undefined {
  const [, type, kind, name] = /^([^.]+\.\w+)\.((?:property\.)?)(\w+)$/.exec(anchor.replace(/\.parameter\.\w+$/, '')) ?? [];
  return type && types[type] && name !== 'Initializer' ? { type, kind, name } : undefined;
}

const ROW = /^\| <code><a href="#([^"]+)">/;

/** A parameter without more information than in its table. */
const BARE_PARAMETER = /^#{5,6} .*\.parameter\.\w+"><\/a>\n\n- \*Type:\* .*\n\n---\n\n$/;

export function shorter(text: string, assembly: Assembly): string {
  const kept = text.split(/^(?=#{1,6} )/m).filter((section) => {
    if (BARE_PARAMETER.test(section)) { return false; }
    const named = memberOf(assembly, /^#{5,6} .* id="([^"]+)"/.exec(section)?.[1]);
    return !named || declarer(assembly, named.type, named.name) === named.type;
  }).map((section) => section.split('\n').flatMap((line) => {
    const named = memberOf(assembly, ROW.exec(line)?.[1]);
    if (!named) { return [line]; }
    const type = declarer(assembly, named.type, named.name);
    return type === undefined ? [] : [line.replace(/href="#[^"]+"/, `href="#${type}.${named.kind}${named.name}"`)];
  }).join('\n'));
  // A table without rows, and a heading without content.
  const filled = kept.map((section) => section.replace(/^\| \*\*Name\*\*.*\n\| ---.*\n(?!\|)/gm, ''));
  const page = filled.filter((section, index) => !/^#{4} (?:Static Functions|Methods|Properties) .*\n[\s-]*$/.test(section) || /^#{5} /.test(filled[index + 1] ?? '')).join('');
  const anchors = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  return page.replace(/<a href="#([^"]+)">([^<]*)<\/a>/g, (link, anchor: string, words: string) => anchors.has(anchor) ? link : words);
}

if (require.main === module) {
  const note = 'Members that CDK declares are in the [reference of CDK](https://docs.aws.amazon.com/cdk/api/v2/docs/aws-construct-library.html).\n\n';
  const text = shorter(readFileSync('API.md', 'utf8'), JSON.parse(readFileSync('.jsii', 'utf8')) as Assembly);
  writeFileSync('API.md', text.replace(/^# .*\n\n/, (heading) => heading + note));
}
