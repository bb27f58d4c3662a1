/** The facts about Cognito in one source: a line for each operation, shape, member, enum value, range, pattern, type and property, and its definition. */
export type Facts = ReadonlyMap<string, string>;

interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
}

/** The API model, from which botocore and the other SDKs are generated. */
export interface ApiModel {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string }; readonly output?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

export function factsOfApi({ operations, shapes }: ApiModel): Facts {
  const facts = new Map<string, string>();
  for (const [name, { input, output }] of Object.entries(operations)) {
    facts.set(`operation ${name}`, `${input?.shape ?? 'nothing'} to ${output?.shape ?? 'nothing'}`);
  }
  for (const [name, shape] of Object.entries(shapes)) {
    const items = [shape.key, shape.member ?? shape.value].flatMap((each) => each ? [each.shape] : []);
    facts.set(`shape ${name}`, [shape.type, ...items].join(' '));
    for (const [member, { shape: of }] of Object.entries(shape.members ?? {})) {
      facts.set(`member ${name}$${member}`, shape.required?.includes(member) ? `${of}, required` : of);
    }
    for (const value of shape.enum ?? []) { facts.set(`enum ${name}=${value}`, 'a value'); }
    if (shape.min !== undefined || shape.max !== undefined) { facts.set(`range ${name}`, range(shape.min, shape.max)); }
    if (shape.pattern !== undefined) { facts.set(`pattern ${name}`, shape.pattern); }
  }
  return facts;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

export interface ResourceSchema extends Schema {
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly createOnlyProperties?: readonly string[];
  readonly readOnlyProperties?: readonly string[];
}

/** The CloudFormation schemas of the resource types, by name. */
export function factsOfSchemas(schemas: Readonly<Record<string, ResourceSchema>>): Facts {
  const facts = new Map<string, string>();
  for (const [type, schema] of Object.entries(schemas)) {
    facts.set(`type ${type}`, 'a resource type');
    addProperties(facts, `${type}.`, schema, schema, []);
  }
  return facts;
}

function addProperties(facts: Map<string, string>, prefix: string, of: Schema, root: ResourceSchema, inside: readonly string[]): void {
  for (const [name, given] of Object.entries(of.properties ?? {})) {
    const key = `${prefix}${name}`;
    const schema = resolved(given, root);
    const pointer = `/properties/${key.slice(key.indexOf('.') + 1).replaceAll('.', '/')}`;
    const notes = [
      ...of.required?.includes(name) ? ['required'] : [],
      ...root.createOnlyProperties?.includes(pointer) ? ['replaces'] : [],
      ...root.readOnlyProperties?.includes(pointer) ? ['read only'] : [],
    ];
    facts.set(`property ${key}`, [typeOf(schema), ...notes].join(', '));
    const nested = schema.items ? resolved(schema.items, root) : schema;
    for (const value of [...schema.enum ?? [], ...schema.items ? nested.enum ?? [] : []]) { facts.set(`value ${key}=${String(value)}`, 'a value'); }
    for (const [what, low, high] of [
      ['number', schema.minimum, schema.maximum], ['length', schema.minLength, schema.maxLength], ['items', schema.minItems, schema.maxItems],
      ...schema.items ? [['number of an item', nested.minimum, nested.maximum], ['length of an item', nested.minLength, nested.maxLength]] as const : [],
    ] as const) {
      if (low !== undefined || high !== undefined) { facts.set(`limit ${key} ${what}`, range(low, high)); }
    }
    const pattern = schema.pattern ?? (schema.items ? nested.pattern : undefined);
    if (pattern !== undefined) { facts.set(`form ${key}`, pattern); }
    const ref = given.$ref ?? schema.items?.$ref;
    if (ref === undefined || !inside.includes(ref)) { addProperties(facts, `${key}.`, nested, root, ref === undefined ? inside : [...inside, ref]); }
  }
}

function resolved(schema: Schema, root: ResourceSchema): Schema {
  const name = schema.$ref?.replace('#/definitions/', '');
  return name === undefined ? schema : { ...root.definitions?.[name], ...schema };
}

function typeOf({ type, properties }: Schema): string {
  return type === undefined ? (properties ? 'object' : 'anything') : [type].flat().join(' or ');
}

interface JsiiType {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly properties?: readonly { readonly name: string; readonly optional?: boolean }[];
}

/** The L1s of aws-cdk-lib, from its jsii assembly. */
export function factsOfCdk({ types }: { readonly types: Readonly<Record<string, JsiiType>> }): Facts {
  const facts = new Map<string, string>();
  for (const { kind, name, namespace = '', properties = [] } of Object.values(types)) {
    if (kind !== 'interface' || !/^aws_cognito(\.Cfn|$)/.test(namespace) || !/^(Cfn\w+Props|\w+Property)$/.test(name)) { continue; }
    const struct = [...namespace.split('.').slice(1), name].join('.');
    facts.set(`L1 ${struct}`, 'a struct');
    for (const property of properties) { facts.set(`L1 ${struct}.${property.name}`, property.optional ? 'optional' : 'required'); }
  }
  return facts;
}

function range(low: number | undefined, high: number | undefined): string {
  return `${low ?? 'any'} to ${high ?? 'any'}`;
}
