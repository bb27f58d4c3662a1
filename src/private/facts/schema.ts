import { flagFact } from './values';
import { isWhole, UNKNOWN } from '../assembly/text';
import type { Fact } from '../assembly/text';
import { STANDARD_ATTRIBUTES } from '../service/attributes';

/** An attribute of a user pool's schema. */
export interface SchemaAttribute {
  readonly required: Fact<boolean>;
  readonly mutable: Fact<boolean>;
}

/** The attributes of a schema by name. Unknown if a part of it is. */
export function schemaOf(schema: unknown): Fact<ReadonlyMap<string, SchemaAttribute>> {
  const attributes = new Map<string, SchemaAttribute>();
  for (const name of STANDARD_ATTRIBUTES) { attributes.set(name, { required: false, mutable: name !== 'sub' }); }
  if (schema === undefined) { return attributes; }
  if (!Array.isArray(schema)) { return UNKNOWN; }
  for (const item of schema) {
    if (typeof item !== 'object' || item === null) { return UNKNOWN; }
    const {
      Name: name, Required: required = false, Mutable: mutable, DeveloperOnlyAttribute: devOnly = false,
    } = item as Record<string, unknown>;
    if (typeof name !== 'string' || !isWhole(name) || typeof devOnly !== 'boolean') { return UNKNOWN; }
    const standard = STANDARD_ATTRIBUTES.includes(name);
    // A custom attribute is immutable unless the schema says otherwise (aws-cdk issue 8624). For a standard attribute this is unproven.
    const attribute = { required: flagFact(required), mutable: mutable === undefined ? (standard ? UNKNOWN : false) : flagFact(mutable) };
    const prefix = devOnly ? 'dev:custom:' : 'custom:';
    attributes.set(standard ? name : `${prefix}${name}`, attribute);
    // The service adds its prefix to a name that already has it (`custom:custom:x`). The user may mean either name.
    if (/^(dev:)?custom:/.test(name)) { attributes.set(`${prefix}${name.replace(/^(dev:)?custom:/, '')}`, attribute); }
  }
  return attributes;
}
