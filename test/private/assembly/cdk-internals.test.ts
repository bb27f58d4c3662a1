import { App, Aspects, Aws, CfnElement, CfnOutput, CfnResource, Errors, Lazy, Stack, Stage, Token, Validations } from 'aws-cdk-lib';
import type { IResolveContext } from 'aws-cdk-lib';
import { CfnUserPool, CfnUserPoolClient, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { Assembly } from '../../../src/private/assembly/assembly';
import {
  beginsSynth, CdkChanged, definitionToResolve, expectKnownTokens, givenProperties, hasOverrides, importedPool, isExport, isPrefixOfCdk, mayBeToken, mayHoldToken, overrideOf,
  overridesOf, placeIn, resourceIn, sdkCalls, unlessRefused, validateLater,
} from '../../../src/private/assembly/cdk-internals';
import { HOLE } from '../../../src/private/assembly/text';

let app: App;
let stack: Stack;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

/** A construct without what this library reads of it, as a later CDK may make it. */
const changed = <T extends object>(construct: T, member: string): T =>
  new Proxy(construct, { get: (target, name) => name === member ? undefined : Reflect.get(target, name) as unknown });

const client = (props: { readonly clientName?: string } = {}) => new CfnUserPoolClient(stack, 'Client', { userPoolId: 'eu-west-1_a', ...props });

describe('definitions (_toCloudFormation)', () => {
  test('have the properties in the names of CloudFormation, with overrides', () => {
    const resource = client();
    resource.addPropertyOverride('ClientName', 'overridden');
    resource.addOverride('Metadata.Why', 'test');
    expect(resourceIn(stack.resolve(definitionToResolve(resource)))).toEqual({
      Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: 'eu-west-1_a', ClientName: 'overridden' }, Metadata: { Why: 'test' },
    });
  });

  test('of other elements are read too', () => {
    expect(stack.resolve(definitionToResolve(new CfnOutput(stack, 'Output', { value: 'a' })))).toEqual({ Outputs: { Output: { Value: 'a' } } });
  });

  test('of a resource that is not synthesized are empty', () => {
    class Hidden extends CfnResource {
      protected override shouldSynthesize() { return false; }
    }
    expect(resourceIn(stack.resolve(definitionToResolve(new Hidden(stack, 'Hidden', { type: 'A::B::C' }))))).toBeUndefined();
  });

  test('that CDK has changed are refused', () => {
    expect(() => definitionToResolve(changed(client(), '_toCloudFormation'))).toThrow(/aws-cdk-lib has changed CfnElement\._toCloudFormation.*Update/s);
    expect(() => resourceIn({ resources: {} })).toThrow(CdkChanged);
  });
});

describe('overrides (rawOverrides)', () => {
  test('are as they were given', () => {
    const resource = client();
    expect(hasOverrides(resource)).toBe(false);
    resource.addPropertyOverride('AnalyticsConfiguration.ApplicationId', 'abc');
    expect(hasOverrides(resource)).toBe(true);
    expect(overridesOf(resource)).toEqual({ Properties: { AnalyticsConfiguration: { ApplicationId: 'abc' } } });
    expect(overrideOf(resource, 'AnalyticsConfiguration')).toEqual({ ApplicationId: 'abc' });
    expect(overrideOf(resource, 'ClientName')).toBeUndefined();
  });

  test('of all properties at once have no property', () => {
    const resource = client();
    resource.addOverride('Properties', 'text');
    expect(overrideOf(resource, 'UserPoolId')).toBeUndefined();
  });

  test('that CDK has changed are refused', () => {
    expect(() => hasOverrides(changed(client(), 'rawOverrides'))).toThrow(CdkChanged);
  });
});

describe('given properties (cfnProperties)', () => {
  test('are those of every L1', () => {
    expect(givenProperties(new CfnResource(stack, 'Raw', { type: 'A::B::C', properties: { Name: 'a' } }))).toEqual({ Name: 'a' });
    expect(givenProperties(new CfnUserPool(stack, 'Pool', { userPoolTier: 'LITE' }))).toMatchObject({ userPoolTier: 'LITE' });
  });

  test('that CDK has changed are refused', () => {
    expect(() => givenProperties(changed(client(), 'cfnProperties'))).toThrow(CdkChanged);
  });
});

describe('tokens', () => {
  test('are known by their text, in lists and as numbers', () => {
    expect(expectKnownTokens).not.toThrow();
    const number = Token.asNumber(Lazy.any({ produce: () => 1 }));
    expect([Aws.REGION, `a${Aws.REGION}b`, Token.asList(Lazy.any({ produce: () => [] }))[0], `${number}`].map(mayHoldToken)).toEqual([true, true, true, true]);
    expect(mayBeToken(number)).toBe(true);
    expect(['', 'a', '${Foo}', '$Token', '{{resolve:ssm:a}}'].map(mayHoldToken)).toEqual([false, false, false, false, false]);
    expect([0, -1, 60, 2 ** 40].map(mayBeToken)).toEqual([false, false, false, false]);
  });

  test('that CDK writes otherwise are refused before anything is judged', () => {
    const asString = jest.spyOn(Token, 'asString').mockReturnValue('<token 1>');
    expect(expectKnownTokens).toThrow(/changed how it writes a token/);
    expect(() => new Assembly(app)).toThrow(CdkChanged);
    asString.mockRestore();
    const asNumber = jest.spyOn(Token, 'asNumber').mockReturnValue(-42);
    expect(expectKnownTokens).toThrow(CdkChanged);
    asNumber.mockRestore();
  });
});

test('an output that CDK makes of a reference from another stack is known, and one that the user writes is another', () => {
  const pool = new UserPool(stack, 'Pool');
  const own = new CfnOutput(stack, 'Own', { value: pool.userPoolId });
  new CfnOutput(new Stack(app, 'Other'), 'Use', { value: pool.userPoolId });
  app.synth();
  const outputs = stack.node.findAll().filter((construct): construct is CfnOutput => construct instanceof CfnOutput);
  expect(outputs.filter((output) => output !== own)).toHaveLength(1);
  expect(outputs.map((output) => [output === own, isExport(output)])).toEqual(expect.arrayContaining([[true, false], [false, true]]));
});

test('an imported user pool shows its ARN, and a getter of another construct is not read', () => {
  const arn = 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_abc';
  expect(importedPool(UserPool.fromUserPoolArn(stack, 'Imported', arn))).toEqual({ arn, id: 'eu-west-1_abc' });
  expect(importedPool(UserPool.fromUserPoolId(stack, 'ById', 'eu-west-1_abc'))).toMatchObject({ id: 'eu-west-1_abc' });
  class Users extends Construct {
    public get userPoolArn(): string { throw new Error('not yet'); }
  }
  expect(importedPool(new Users(stack, 'Users'))).toBeUndefined();
});

test('CDK adds a prefix to an acknowledgement without one', () => {
  Validations.of(stack).acknowledge({ id: 'callback-https', reason: 'test' });
  const { data } = stack.node.metadata.find(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)!;
  const [[, prefix]] = Object.keys(data as object).map((id) => /^(.*)::callback-https$/.exec(id) ?? []);
  expect([prefix, isPrefixOfCdk(prefix)]).toEqual([expect.any(String), true]);
  expect(isPrefixOfCdk('cdk-cognito-app-clients')).toBe(false);
});

describe('calls of an AwsCustomResource', () => {
  const calls = (resource: CfnResource) => sdkCalls(resource, new Assembly(app).propertiesOf(resource));
  const l1s = (scope: Construct, type: string) => scope.node.findAll().filter((construct): construct is CfnResource =>
    CfnResource.isCfnResource(construct) && construct.cfnResourceType === type);

  test('are read', () => {
    const call = { service: 'CognitoIdentityServiceProvider', action: 'updateUserPoolClient', parameters: { ClientId: client().ref } };
    const resource = new AwsCustomResource(stack, 'Call', {
      onCreate: { ...call, physicalResourceId: PhysicalResourceId.of('a') },
      onDelete: call,
      policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }),
    });
    const [l1] = l1s(resource, 'Custom::AWS');
    expect(calls(l1).map(([property, text]) => [property, /"action":"(\w+)"/.exec(text)?.[1]])).toEqual([
      ['Create', 'updateUserPoolClient'], ['Delete', 'updateUserPoolClient'],
    ]);
    const inRegion = new AwsCustomResource(stack, 'InRegion', {
      onCreate: { region: Aws.REGION, action: 'getUser', service: 'CognitoIdentityServiceProvider', physicalResourceId: PhysicalResourceId.of('a') },
      policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }),
    });
    expect(calls(l1s(inRegion, 'Custom::AWS')[0])).toEqual([['Create', expect.stringContaining('"action":"getUser"')]]);
    expect(() => sdkCalls(l1, { Create: '{"command":"UpdateUserPoolClient"}' })).toThrow(/changed what AwsCustomResource writes/);
    expect(sdkCalls(l1, { Create: HOLE })).toEqual([]);
  });

  test('are read of the L2, which asks for the secret of a client', () => {
    new UserPoolClient(stack, 'L2', { userPool: new UserPool(stack, 'Pool'), generateSecret: true }).userPoolClientSecret;
    const [l1] = l1s(stack, 'Custom::DescribeCognitoUserPoolClient');
    expect(calls(l1).map(([property]) => property)).toEqual(['Create', 'Update']);
  });

  test('of another custom resource are what it likes', () => {
    expect(calls(new CfnResource(stack, 'Custom', { type: 'Custom::AWS', properties: { Create: 'yes' } }))).toEqual([]);
  });
});

test('the place of a construct is in the frames that CDK keeps of it', () => {
  const places = (client().creationStack ?? []).map(placeIn);
  expect(places).toContainEqual(expect.stringMatching(/cdk-internals\.test\.ts:\d+(:\d+)?$/));
  expect(placeIn('...aws-cdk-lib...')).toBeUndefined();
});

test('a validation that is added to a construct below, while CDK validates, is asked', () => {
  const below = new Construct(stack, 'Below');
  app.node.addValidation({ validate: () => { validateLater(below, () => ['said later']); return []; } });
  expect(() => app.synth()).toThrow(/\[Stack\/Below\] said later/);
});

test('a synth begins by resolving with `preparing`, after the Aspects, then validates, then renders', () => {
  const steps: string[] = [];
  const note = (step: string) => { if (steps.at(-1) !== step) { steps.push(step); } };
  new CfnResource(stack, 'Resource', {
    type: 'A::B::C',
    properties: { Value: Lazy.uncachedString({ produce: (context) => { note(beginsSynth(context) ? 'prepare' : 'render'); return ''; } }) },
  });
  app.node.addValidation({ validate: () => { note('validate'); return []; } });
  Aspects.of(app).add({ visit: () => note('aspect') });
  app.synth();
  expect(steps).toEqual(['aspect', 'prepare', 'validate', 'render']);
  expect(() => beginsSynth({} as IResolveContext)).toThrow(CdkChanged);
});

test('the clients of a Stage are validated with the Stage, before the App', () => {
  const order: string[] = [];
  const stage = new Stage(app, 'Stage');
  app.node.addValidation({ validate: () => { order.push('app'); return []; } });
  stage.node.addValidation({ validate: () => { order.push('stage'); return []; } });
  app.synth();
  expect(order).toEqual(['stage', 'app']);
});

describe('what CDK refuses to render', () => {
  const render = (value: unknown) => unlessRefused(() => stack.resolve(value) as unknown, 'refused');
  const properties = (changes: object) => definitionToResolve(Object.assign(client(), changes));

  test('is something else', () => {
    expect(render(Lazy.any({ produce: () => { throw new Error('of the user'); } }))).toBe('refused');
    expect(render({ deep: [Lazy.string({ produce: () => { throw new TypeError('of the user'); } })] })).toBe('refused');
    expect(render(properties({ callbackUrLs: 'https://no.list' }))).toBe('refused');
    expect(render(stack)).toBe('refused');
    expect(render({ [Lazy.any({ produce: () => ({}) }).toString()]: 1 })).toBe('refused');
  });

  test('is what it is where CDK renders it', () => {
    expect(render({ Ref: 'a' })).toEqual({ Ref: 'a' });
  });

  test('is no defect of this library', () => {
    expect(() => unlessRefused(() => (undefined as unknown as string).length, 0)).toThrow(TypeError);
    expect(() => unlessRefused(() => definitionToResolve({} as CfnElement), 0)).toThrow(CdkChanged);
    expect(() => render(Lazy.any({ produce: () => definitionToResolve({} as CfnElement) }))).toThrow(CdkChanged);
    expect(Errors.isConstructError(new CdkChanged('x'))).toBe(false);
  });
});
