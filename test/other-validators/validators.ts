import { spawnSync } from 'child_process';
import { createRequire } from 'module';
import type { Properties } from './mutants';
import { PYTHON } from './python';

const POOL = { Type: 'AWS::Cognito::UserPool' };

/** CloudFormation Validate, of which strict mode fails on warnings as well. It says of each client which properties it refuses. */
export class Validate {
  private readonly module = createRequire(require.resolve('aws-cdk-lib-latest/package.json'))('@aws/cloudformation-validate');
  private readonly engine = new this.module.CompositeEngine();

  public refused(clients: readonly Properties[], neighbours: object = {}): Set<string>[] {
    const refused = clients.map(() => new Set<string>());
    for (let start = 0; start < clients.length; start += 400) {
      const resources = clients.slice(start, start + 400)
        .map((properties, i) => [`Client${start + i}`, { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' }, ...properties } }] as const);
      const template = JSON.stringify({ Resources: { Pool: POOL, ...neighbours, ...Object.fromEntries(resources) } });
      for (const { severity, ruleId, entity, propertyPath } of this.engine.validateTemplate(new this.module.TemplateContent(template)).diagnostics) {
        const index = /^Client(\d+)$/.exec(entity?.logicalId ?? '')?.[1];
        // W9003: a number as text, which CloudFormation converts.
        if (index && ['FATAL', 'ERROR', 'WARN'].includes(severity) && ruleId !== 'W9003') { refused[Number(index)].add(propertyPath.split('.')[1]); }
      }
    }
    return refused;
  }

  public free(): void { this.engine.free(); }
}

/** The API's own model of the request, as botocore has it: lengths, patterns, ranges and value sets. */
export interface Shape {
  type: string;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  required?: string[];
  member?: Shape;
  members?: Record<string, Shape>;
}

const BOTOCORE = `
import json, botocore.loaders
model = botocore.loaders.Loader().load_service_model('cognito-idp', 'service-2')['shapes']
def shape(name):
    s = dict(model[name])
    if 'members' in s: s['members'] = {k: shape(v['shape']) for k, v in s['members'].items()}
    if 'member' in s: s['member'] = shape(s['member']['shape'])
    s.pop('documentation', None)
    return s
print(json.dumps(shape('CreateUserPoolClientRequest')))
`;

export function botocore(): Shape | undefined {
  const { status, stdout } = spawnSync(PYTHON, ['-c', BOTOCORE], { encoding: 'utf8' });
  return status === 0 ? JSON.parse(stdout) : undefined;
}

export function allows(shape: Shape, value: unknown): boolean {
  const within = (size: number) => size >= (shape.min ?? 0) && size <= (shape.max ?? Infinity);
  switch (shape.type) {
    case 'string': return typeof value === 'string' && within([...value].length) && (!shape.enum || shape.enum.includes(value))
      && (!shape.pattern || new RegExp(`^(?:${shape.pattern.replace('[\\w+]', '[\\w+]')})$`, 'u').test(value));
    case 'integer': return Number.isInteger(value) && (value as number) >= (shape.min ?? -Infinity) && (value as number) <= (shape.max ?? Infinity);
    case 'boolean': return typeof value === 'boolean';
    case 'list': return Array.isArray(value) && within(value.length) && value.every((item) => allows(shape.member!, item));
    case 'structure': return Object.entries(value as Properties).every(([name, item]) => shape.members![name] !== undefined && allows(shape.members![name], item))
      && (shape.required ?? []).every((name) => name in (value as Properties));
    default: throw new Error(`a shape of type ${shape.type}`);
  }
}
