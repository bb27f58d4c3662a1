import { readFileSync } from 'fs';
import { CONSTRAINTS } from '../scripts/catalogue';
import type { ApiModel, Facts, ResourceSchema } from '../scripts/service-watch/facts';
import { factsOfApi, factsOfCdk, factsOfSchemas } from '../scripts/service-watch/facts';
import type { Inventory, Item } from '../scripts/service-watch/inventory';
import { brought, difference, inventory } from '../scripts/service-watch/inventory';
import { KNOWN_VALUES_FILE, knownValues } from '../scripts/service-watch/known-values';

const IDS = new Set(CONSTRAINTS.map(({ id }) => id));
const RELEASES = { 'botocore': '1', 'cfn-lint': '1', 'aws-cdk-lib': '2.0.0' };

const API: ApiModel = {
  operations: { CreateUserPoolClient: { input: { shape: 'Request' } } },
  shapes: {
    Request: { type: 'structure', members: { ClientName: { shape: 'Name' }, Flows: { shape: 'Flows' } }, required: ['ClientName'] },
    Name: { type: 'string', min: 1, max: 128, pattern: '[\\w]+' },
    Flows: { type: 'list', member: { shape: 'Flow' } },
    Flow: { type: 'string', enum: ['ONE'] },
  },
};

const SCHEMA: ResourceSchema = {
  properties: {
    Name: { type: 'string', minLength: 1, maxLength: 128, pattern: '\\w' },
    Flows: { type: 'array', items: { type: 'string', enum: ['ONE'] } },
    Rotation: { $ref: '#/definitions/Rotation' },
  },
  definitions: { Rotation: { type: 'object', properties: { Seconds: { type: 'integer', minimum: 0, maximum: 60 } }, required: ['Seconds'] } },
  required: ['Name'],
  createOnlyProperties: ['/properties/Name'],
};

const CDK: Parameters<typeof factsOfCdk>[0] = {
  types: {
    a: { kind: 'interface', namespace: 'aws_cognito', name: 'CfnUserPoolClientProps', properties: [{ name: 'clientName', optional: true }] },
    b: { kind: 'interface', namespace: 'aws_cognito.CfnUserPoolClient', name: 'RotationProperty', properties: [{ name: 'seconds' }] },
    c: { kind: 'interface', namespace: 'aws_s3', name: 'CfnBucketProps', properties: [{ name: 'other' }] },
  },
};

function facts(api: ApiModel = API, schemas: Record<string, ResourceSchema> = { 'AWS::Cognito::UserPoolClient': SCHEMA }, cdk = CDK): Facts {
  return new Map([...factsOfApi(api), ...factsOfSchemas(schemas), ...factsOfCdk(cdk)]);
}

/** An inventory in which everything of these facts is classified. */
function classified(of: Facts): Inventory {
  const items = Object.fromEntries([...of].map(([key, is]): [string, Item] => [key, { is, irrelevant: 'why' }]));
  return { releases: RELEASES, reasons: { why: 'a reason' }, items };
}

const KNOWN = classified(facts());
const differs = (now: Facts, known = KNOWN) => difference(now, known, new Set(['client-name-length']));
const api = (shapes: ApiModel['shapes'], operations: ApiModel['operations'] = {}) =>
  facts({ operations: { ...API.operations, ...operations }, shapes: { ...API.shapes, ...shapes } });
const schema = (properties: ResourceSchema['properties'], more: Record<string, ResourceSchema> = {}) =>
  facts(API, { 'AWS::Cognito::UserPoolClient': { ...SCHEMA, properties: { ...SCHEMA.properties, ...properties } }, ...more });

describe('what a source says', () => {
  test('is a line for each operation, shape, member, enum value, range and pattern of the API', () => {
    expect(Object.fromEntries(factsOfApi(API))).toEqual({
      'operation CreateUserPoolClient': 'Request to nothing',
      'shape Request': 'structure',
      'member Request$ClientName': 'Name, required',
      'member Request$Flows': 'Flows',
      'shape Name': 'string',
      'range Name': '1 to 128',
      'pattern Name': '[\\w]+',
      'shape Flows': 'list Flow',
      'shape Flow': 'string',
      'enum Flow=ONE': 'a value',
    });
  });

  test('and for each type, property, limit, form and value of CloudFormation', () => {
    expect(Object.fromEntries(factsOfSchemas({ T: SCHEMA }))).toEqual({
      'type T': 'a resource type',
      'property T.Name': 'string, required, replaces',
      'limit T.Name length': '1 to 128',
      'form T.Name': '\\w',
      'property T.Flows': 'array',
      'value T.Flows=ONE': 'a value',
      'property T.Rotation': 'object',
      'property T.Rotation.Seconds': 'integer, required',
      'limit T.Rotation.Seconds number': '0 to 60',
    });
  });

  test('and for each property of an L1 of Cognito', () => {
    expect(Object.fromEntries(factsOfCdk(CDK))).toEqual({
      'L1 CfnUserPoolClientProps': 'a struct',
      'L1 CfnUserPoolClientProps.clientName': 'optional',
      'L1 CfnUserPoolClient.RotationProperty': 'a struct',
      'L1 CfnUserPoolClient.RotationProperty.seconds': 'required',
    });
  });

  test('ends where a definition contains itself', () => {
    const tree: ResourceSchema = { properties: { Node: { $ref: '#/definitions/Node' } }, definitions: { Node: { type: 'object', properties: { Node: { $ref: '#/definitions/Node' } } } } };
    expect([...factsOfSchemas({ T: tree }).keys()]).toEqual(['type T', 'property T.Node', 'property T.Node.Node']);
  });
});

describe('one invented member of each sort', () => {
  test('nothing is reported where nothing is new', () => {
    expect(differs(facts())).toEqual([]);
  });

  test.each([
    ['an operation', api({}, { InventClient: { input: { shape: 'Request' } } }), ['new: operation InventClient (Request to nothing)']],
    ['a shape', api({ Invented: { type: 'string' } }), ['new: shape Invented (string)']],
    ['a member', api({ Request: { ...API.shapes.Request, members: { ...API.shapes.Request.members, Invented: { shape: 'Name' } } } }), ['new: member Request$Invented (Name)']],
    ['a member that becomes required', api({ Request: { ...API.shapes.Request, required: ['ClientName', 'Flows'] } }), ["changed: member Request$Flows was 'Flows' and is 'Flows, required'"]],
    ['a value of an enum', api({ Flow: { type: 'string', enum: ['ONE', 'INVENTED'] } }), ['new: enum Flow=INVENTED (a value)']],
    ['a value of an enum that is gone', api({ Flow: { type: 'string', enum: [] } }), ['gone: enum Flow=ONE']],
    ['a range', api({ Name: { ...API.shapes.Name, max: 129 } }), ["changed: range Name was '1 to 128' and is '1 to 129'"]],
    ['a pattern', api({ Name: { ...API.shapes.Name, pattern: '.*' } }), ["changed: pattern Name was '[\\w]+' and is '.*'"]],
    ['a resource type', schema({}, { 'AWS::Cognito::Invented': {} }), ['new: type AWS::Cognito::Invented (a resource type)']],
    ['a property', schema({ Invented: { type: 'boolean' } }), ['new: property AWS::Cognito::UserPoolClient.Invented (boolean)']],
    ['a limit of a property', schema({ Name: { ...SCHEMA.properties!.Name, maxLength: 64 } }), ["changed: limit AWS::Cognito::UserPoolClient.Name length was '1 to 128' and is '1 to 64'"]],
    ['a form of a property', schema({ Name: { ...SCHEMA.properties!.Name, pattern: '.' } }), ["changed: form AWS::Cognito::UserPoolClient.Name was '\\w' and is '.'"]],
    ['a value of a property', schema({ Flows: { type: 'array', items: { type: 'string', enum: ['ONE', 'TWO'] } } }), ['new: value AWS::Cognito::UserPoolClient.Flows=TWO (a value)']],
    ['a property of an L1', facts(API, undefined, { types: { ...CDK.types, a: { ...CDK.types.a, properties: [...CDK.types.a.properties!, { name: 'invented' }] } } }), ['new: L1 CfnUserPoolClientProps.invented (required)']],
  ])('%s is reported', (_, now, lines) => {
    expect(differs(now)).toEqual(lines);
  });

  test('a change names the constraints to look at', () => {
    const known = { ...KNOWN, items: { ...KNOWN.items, 'range Name': { is: '1 to 128', constraints: ['client-name-length'] } } };
    expect(differs(api({ Name: { ...API.shapes.Name, max: 129 } }), known)).toEqual(["changed: range Name was '1 to 128' and is '1 to 129'. Look at client-name-length"]);
  });

  test('what is written into the inventory stays unclassified until somebody classifies it', () => {
    const now = api({ Name: { ...API.shapes.Name, max: 129 }, Flow: { type: 'string', enum: ['TWO'] } });
    const next = brought({ releases: RELEASES, facts: now }, KNOWN);
    expect(Object.keys(next.items)).toEqual([...now.keys()].sort());
    expect(differs(now, next)).toEqual([
      'unclassified: enum Flow=TWO has 0 of constraints, irrelevant and open, and needs one',
      'unclassified: range Name has 0 of constraints, irrelevant and open, and needs one',
    ]);
  });

  test.each<[Partial<Item>, string]>([
    [{ irrelevant: 'why', open: 'why' }, 'has 2 of constraints, irrelevant and open, and needs one'],
    [{ irrelevant: 'because' }, "has the reason 'because', which reasons does not explain"],
    [{ open: 'toString' }, "has the reason 'toString', which reasons does not explain"],
    [{ constraints: [] }, 'names no constraint'],
    [{ constraints: ['client-name-length', 'no-such'] }, 'names no-such, which catalogue/constraints.json does not have'],
  ])('%j does not count as classified', (given, fault) => {
    const known = { ...KNOWN, items: { ...KNOWN.items, 'shape Name': { is: 'string', ...given } } };
    expect(differs(facts(), known)).toEqual([`unclassified: shape Name ${fault}`]);
  });
});

describe('catalogue/inventory.json', () => {
  const { items, reasons, releases } = inventory();

  test('classifies every item, of all three sources', () => {
    expect(difference(new Map(Object.entries(items).map(([key, { is }]) => [key, is])), inventory(), IDS)).toEqual([]);
    const sorts = new Set(Object.keys(items).map((key) => key.split(' ')[0]));
    expect([...sorts].sort()).toEqual(['L1', 'enum', 'form', 'limit', 'member', 'operation', 'pattern', 'property', 'range', 'shape', 'type', 'value']);
    expect(Object.values(releases).every((release) => /^\d+\.\d+\.\d+$/.test(release))).toBe(true);
  });

  test('has no reason that says nothing or that no item gives', () => {
    const given = new Set(Object.values(items).flatMap(({ irrelevant, open }) => [irrelevant, open]));
    expect(Object.entries(reasons).filter(([key, reason]) => !given.has(key) || reason.length < 10)).toEqual([]);
  });

  test('is what src/private/service/known-values.ts was made from (npx projen service-watch:write)', () => {
    expect(readFileSync(KNOWN_VALUES_FILE, 'utf8')).toEqual(knownValues(inventory()));
  });
});
