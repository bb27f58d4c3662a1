import { Fn } from 'aws-cdk-lib';
import type { NeighbourCase, RuleCase } from './case';

const custom = (...names: unknown[]) => ({ Schema: names.map((Name) => ({ Name, AttributeDataType: 'String' })) });
const one = (attribute: Record<string, unknown>) => ({ Schema: [attribute] });
const many = (n: number) => Array.from({ length: n }, (_, i) => `a${i}`);
const x = (n: number) => 'x'.repeat(n);

function pool(rule: string, accepts: NeighbourCase['accepts'], rejects: NeighbourCase['rejects']): RuleCase {
  return { rule, type: 'AWS::Cognito::UserPool', accepts, rejects };
}

export const schemaCases: RuleCase[] = [
  pool('schema-custom-max-50', [custom(...many(50), 'email', 'name'), custom(...many(50), Fn.importValue('Name'))], [custom(...many(51))]),
  pool('schema-custom-name',
    [custom(x(20)), custom('phone_number_verified'), custom(`phone_number_${Fn.importValue('Name')}`)],
    [custom(x(21)), custom(''), custom(`${x(22)}${Fn.importValue('Name')}`)]),
  pool('schema-custom-required', [one({ Name: 'role', Required: false }), one({ Name: 'email', Required: true })], [one({ Name: 'role', Required: true }), one({ Name: 'role', Required: 'true' })]),
  pool('schema-standard-type',
    [
      one({ Name: 'email', AttributeDataType: 'String', DeveloperOnlyAttribute: false }), one({ Name: 'updated_at', AttributeDataType: 'Number' }),
      one({ Name: 'email_verified', AttributeDataType: 'Boolean' }), one({ Name: 'age', AttributeDataType: 'Number', DeveloperOnlyAttribute: true }),
    ],
    [one({ Name: 'email', AttributeDataType: 'Number' }), one({ Name: 'birthdate', AttributeDataType: 'DateTime' }), one({ Name: 'email', DeveloperOnlyAttribute: true }),
      { Schema: [{ Name: 'email', AttributeDataType: 'Number' }, { Name: 'birthdate', AttributeDataType: 'DateTime' }] }]),
  pool('schema-duplicate', [custom('role', 'Role', 'plan')], [custom('role', 'plan', 'role'), custom('role', 'plan', 'role', 'plan')]),
];
