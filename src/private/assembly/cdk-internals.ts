import type { CfnElement, CfnResource, IResolvable, IResolveContext } from 'aws-cdk-lib';
import { Errors, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isWhole } from './text';

/**
 * Everything that this library uses of the CDK and that the CDK does not guarantee. Each use states its reason and checks that the internal exists.
 * If the CDK has changed it, an error says so. Otherwise the checks would find nothing, and nobody would notice.
 *
 * `test/private/assembly/cdk-internals.test.ts` runs with the oldest supported CDK and with the newest.
 */
export class CdkChanged extends Error {
  public constructor(what: string) {
    super(`the installed aws-cdk-lib has changed ${what}, which cdk-cognito-app-clients reads. `
      + 'Update cdk-cognito-app-clients, or use an older aws-cdk-lib.');
    this.name = 'CdkChanged';
  }
}

/** The definition of an element before tokens are resolved. Only here are overrides and CloudFormation's names visible. */
export function definitionToResolve(element: CfnElement): unknown {
  const { _toCloudFormation: render } = element as { _toCloudFormation?: () => unknown };
  if (typeof render !== 'function') { throw new CdkChanged('CfnElement._toCloudFormation'); }
  return render.call(element);
}

/** The resource in its resolved definition. `undefined` for a resource that is not synthesized. */
export function resourceIn(definition: unknown): Record<string, unknown> | undefined {
  if (typeof definition !== 'object' || definition === null || Object.keys(definition).length === 0) { return undefined; }
  const { Resources: resources } = definition as { Resources?: Record<string, Record<string, unknown>> };
  if (typeof resources !== 'object') { throw new CdkChanged('the form of what CfnElement._toCloudFormation returns'); }
  return Object.values(resources)[0];
}

/** The overrides of `addOverride`. The getters of an L1 do not show them, and rendering the L1 is ten times as expensive as its getters. */
export function overridesOf(resource: CfnResource): Readonly<Record<string, unknown>> & { readonly Properties?: unknown } {
  const { rawOverrides } = resource as unknown as { rawOverrides?: Record<string, unknown> };
  if (typeof rawOverrides !== 'object') { throw new CdkChanged('CfnResource.rawOverrides'); }
  return rawOverrides;
}

export function hasOverrides(resource: CfnResource): boolean {
  return Object.keys(overridesOf(resource)).length > 0;
}

/** The overridden value of a property. If an override replaces all properties with a token or a text, there is none. */
export function overrideOf(resource: CfnResource, property: string): unknown {
  const { Properties: properties } = overridesOf(resource);
  return typeof properties === 'object' && properties !== null ? (properties as Record<string, unknown>)[property] : undefined;
}

/** The properties of any L1 as given, with the names of the L1. A `CfnResource` has no getters, and there are too many other L1s. */
export function givenProperties(resource: CfnResource): Readonly<Record<string, unknown>> {
  const { cfnProperties } = resource as unknown as { cfnProperties?: Record<string, unknown> };
  if (typeof cfnProperties !== 'object') { throw new CdkChanged('CfnResource.cfnProperties'); }
  return cfnProperties;
}

/** The marker of a token in a text, and the end of a number that represents a token. */
const TOKEN = '{Token[';
const TOKEN_NUMBER = 'e+289';

/** False if a text certainly contains no token. For most texts this avoids the slow pattern of `Token.isUnresolved`. */
export function mayHoldToken(text: string): boolean {
  return text.includes(TOKEN) || text.includes(TOKEN_NUMBER);
}

/** False if a number is certainly not a token. Numbers that represent tokens are not safe integers. */
export function mayBeToken(number: number): boolean {
  return !Number.isSafeInteger(number);
}

const SAMPLE: IResolvable = { creationStack: [], resolve: () => '', toString: () => Token.asString(SAMPLE) };

/** Must be called before values are checked. */
export function expectKnownTokens(): void {
  const number = Token.asNumber(SAMPLE);
  if (![Token.asString(SAMPLE), Token.asList(SAMPLE)[0], `${number}`].every(mayHoldToken) || !mayBeToken(number)) {
    throw new CdkChanged('how it writes a token into a text or a number');
  }
}

/** True for an output that CDK creates because another stack uses a value. The message then says that the user did not write the output. */
export function isExport(element: CfnElement): boolean {
  return element.node.scope?.node.id === 'Exports';
}

export interface ImportedPool {
  readonly arn: string;
  readonly id: string;
}

/**
 * An imported user pool. CDK keeps the ARN as a member of the object. A getter is not read, because it may be of a user's own construct, and may
 * throw.
 */
export function importedPool(construct: IConstruct): ImportedPool | undefined {
  if (!Object.hasOwn(construct, 'userPoolArn')) { return undefined; }
  const { userPoolArn: arn, userPoolId: id } = construct as { userPoolArn?: unknown; userPoolId?: unknown };
  return typeof arn === 'string' && typeof id === 'string' ? { arn, id } : undefined;
}

/** True for the prefix that CDK adds to the id of an acknowledgement without a prefix: `annotation` at the floor, `Annotation` in the newest CDK. */
export function isPrefixOfCdk(prefix: string): boolean {
  return /^annotation$/i.test(prefix);
}

/**
 * The calls of the AWS SDK of an `AwsCustomResource`, as JSON, by property. Only they show whether it reads or changes a client, and
 * whether it logs the response.
 */
export function sdkCalls(resource: CfnResource, properties: Readonly<Record<string, unknown>>): readonly [property: string, call: string][] {
  const given = ['Create', 'Update', 'Delete'].flatMap((property): [string, string][] => {
    const call = properties[property];
    return typeof call === 'string' ? [[property, call]] : [];
  });
  const calls = given.filter(([, call]) => call.startsWith('{') && /"service":"/.test(call) && /"action":"\w+"/.test(call));
  if (calls.length === 0 && resource.node.scopes.slice(-3).some(isAwsCustomResource) && given.every(([, call]) => isWhole(call))) {
    throw new CdkChanged('what AwsCustomResource writes into a template');
  }
  return calls;
}

/** Recognized by the name that jsii gives each class, because an import of the class would load it. */
function isAwsCustomResource({ constructor }: IConstruct): boolean {
  const { [Symbol.for('jsii.rtti')]: type } = constructor as unknown as Record<symbol, { fqn?: string } | undefined>;
  return type?.fqn === 'aws-cdk-lib.custom_resources.AwsCustomResource';
}

/** A frame of an anonymous function has its place as its name too. CDK cuts off the end of the column there, and all of it in the place itself. */
const UNNAMED = /^(.+?:\d+)(?::\d*)?$/;

/** The file and line in a frame of `creationStack` (`name (file:line:column)`). `undefined` if CDK combined the frames of packages or Node into one. */
export function placeIn(frame: string): string | undefined {
  if (frame.startsWith('...')) { return undefined; }
  const [, name = '', written = frame] = /^(.*?) \((.*)\)$/s.exec(frame) ?? [];
  const place = (text: string) => text.replace(/^async /, '').replace(/^file:\/\//, '');
  const unnamed = UNNAMED.exec(place(name))?.[1];
  if (unnamed !== undefined && (written === ':' || place(written).startsWith(unnamed))) { return unnamed; }
  return /:\d+$/.test(written) ? place(written) : undefined;
}

/**
 * Adds a validation while CDK validates. CDK goes from the root of an assembly downwards and reads the validations of each construct when it
 * reaches it, so a construct can add a validation to a construct below it. The code cannot check this in time, so the test does.
 */
export function validateLater(construct: IConstruct, validate: () => string[]): void {
  construct.node.addValidation({ validate });
}

/** At the start of a synth, after the Aspects, CDK resolves everything with `preparing`. It validates and renders later. */
export function beginsSynth({ preparing }: IResolveContext): boolean {
  if (typeof preparing !== 'boolean') { throw new CdkChanged('IResolveContext.preparing'); }
  return preparing;
}

/**
 * The result of rendering, or a replacement if CDK refuses to render. CDK refuses again when it writes the template, and explains why. Any other
 * error is a defect of this library and is thrown.
 */
export function unlessRefused<T, U>(render: () => T, otherwise: U): T | U {
  try {
    return render();
  } catch (error) {
    if (isRefusal(error)) { return otherwise; }
    throw error;
  }
}

/** An error of CDK, or an error that the code of a token threw, which CDK marks as an error in a token. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && !(error instanceof CdkChanged)
    && (Errors.isConstructError(error) || ('type' in error && error.type === 'CfnSynthesisError') || error.message.startsWith('Resolution error: '));
}
