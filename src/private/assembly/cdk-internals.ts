import type { CfnElement, CfnResource, IResolvable, IResolveContext } from 'aws-cdk-lib';
import { Errors, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isWhole } from './text';

/**
 * All that this library uses of the CDK and that the CDK does not promise. Each use has its reason and looks whether what it uses is there:
 * where the CDK has changed it, a sentence says so, since the checks would otherwise find nothing and nobody would notice.
 *
 * `test/private/assembly/cdk-internals.test.ts` runs at the oldest supported CDK and at the newest.
 */
export class CdkChanged extends Error {
  public constructor(what: string) {
    super(`the installed aws-cdk-lib has changed ${what}, which cdk-cognito-app-clients reads. `
      + 'Update cdk-cognito-app-clients, or use an older aws-cdk-lib.');
    this.name = 'CdkChanged';
  }
}

/** The definition of an element before tokens are resolved. Overrides, and the names of CloudFormation, are seen nowhere else. */
export function definitionToResolve(element: CfnElement): unknown {
  const { _toCloudFormation: render } = element as { _toCloudFormation?: () => unknown };
  if (typeof render !== 'function') { throw new CdkChanged('CfnElement._toCloudFormation'); }
  return render.call(element);
}

/** The one resource in its resolved definition; `undefined` for a resource that is not synthesized. */
export function resourceIn(definition: unknown): Record<string, unknown> | undefined {
  if (typeof definition !== 'object' || definition === null || Object.keys(definition).length === 0) { return undefined; }
  const { Resources: resources } = definition as { Resources?: Record<string, Record<string, unknown>> };
  if (typeof resources !== 'object') { throw new CdkChanged('the form of what CfnElement._toCloudFormation returns'); }
  return Object.values(resources)[0];
}

/** What `addOverride` was told. The getters of an L1 do not show it, and to render the whole L1 costs ten times as much as its getters. */
export function overridesOf(resource: CfnResource): Readonly<Record<string, unknown>> & { readonly Properties?: unknown } {
  const { rawOverrides } = resource as unknown as { rawOverrides?: Record<string, unknown> };
  if (typeof rawOverrides !== 'object') { throw new CdkChanged('CfnResource.rawOverrides'); }
  return rawOverrides;
}

export function hasOverrides(resource: CfnResource): boolean {
  return Object.keys(overridesOf(resource)).length > 0;
}

/** The overridden value of a property. An override of all properties at once may be a token or a text, and has none. */
export function overrideOf(resource: CfnResource, property: string): unknown {
  const { Properties: properties } = overridesOf(resource);
  return typeof properties === 'object' && properties !== null ? (properties as Record<string, unknown>)[property] : undefined;
}

/** The properties of any L1 as they were given, in the names of the L1: a `CfnResource` has no getters, and other L1s are too many. */
export function givenProperties(resource: CfnResource): Readonly<Record<string, unknown>> {
  const { cfnProperties } = resource as unknown as { cfnProperties?: Record<string, unknown> };
  if (typeof cfnProperties !== 'object') { throw new CdkChanged('CfnResource.cfnProperties'); }
  return cfnProperties;
}

/** The marker of a token in a text, and the end of a number that stands for a token. */
const TOKEN = '{Token[';
const TOKEN_NUMBER = 'e+289';

/** False where a text holds no token for certain: it spares most texts the pattern of `Token.isUnresolved`. */
export function mayHoldToken(text: string): boolean {
  return text.includes(TOKEN) || text.includes(TOKEN_NUMBER);
}

/** False where a number is no token for certain: numbers that stand for tokens are too large to be exact. */
export function mayBeToken(number: number): boolean {
  return !Number.isSafeInteger(number);
}

const SAMPLE: IResolvable = { creationStack: [], resolve: () => '', toString: () => Token.asString(SAMPLE) };

/** To be called before values are judged. */
export function expectKnownTokens(): void {
  const number = Token.asNumber(SAMPLE);
  if (![Token.asString(SAMPLE), Token.asList(SAMPLE)[0], `${number}`].every(mayHoldToken) || !mayBeToken(number)) {
    throw new CdkChanged('how it writes a token into a text or a number');
  }
}

/** True for an output that CDK makes because another stack uses something: the user has not written it, and a message says so. */
export function isExport(element: CfnElement): boolean {
  return element.node.scope?.node.id === 'Exports';
}

/**
 * The calls of the AWS SDK that an `AwsCustomResource` makes, as JSON, by property. They alone tell whether it reads or changes a client, and
 * whether it logs the answer.
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

/** Told by the name that jsii gives each class, since to import the class is to load it. */
function isAwsCustomResource({ constructor }: IConstruct): boolean {
  const { [Symbol.for('jsii.rtti')]: type } = constructor as unknown as Record<symbol, { fqn?: string } | undefined>;
  return type?.fqn === 'aws-cdk-lib.custom_resources.AwsCustomResource';
}

/** A frame of a function without a name has its place for a name too: CDK cuts off the end of the column, in the place itself all of it. */
const UNNAMED = /^(.+?:\d+)(?::\d*)?$/;

/** The file and line in a frame of `creationStack` (`name (file:line:column)`), or nothing where CDK has folded the frames of packages or of Node into one. */
export function placeIn(frame: string): string | undefined {
  if (frame.startsWith('...')) { return undefined; }
  const [, name = '', written = frame] = /^(.*?) \((.*)\)$/s.exec(frame) ?? [];
  const place = (text: string) => text.replace(/^async /, '').replace(/^file:\/\//, '');
  const unnamed = UNNAMED.exec(place(name))?.[1];
  if (unnamed !== undefined && (written === ':' || place(written).startsWith(unnamed))) { return unnamed; }
  return /:\d+$/.test(written) ? place(written) : undefined;
}

/**
 * Adds to what is validated while CDK validates. It goes from the root of an assembly downwards and asks each construct when it comes to it, so a
 * construct may be given a validation by one above it. This cannot be seen before it is too late: the test holds it.
 */
export function validateLater(construct: IConstruct, validate: () => string[]): void {
  construct.node.addValidation({ validate });
}

/** CDK begins a synth by resolving everything with `preparing`, after the Aspects, before it validates and before it renders. */
export function beginsSynth({ preparing }: IResolveContext): boolean {
  if (typeof preparing !== 'boolean') { throw new CdkChanged('IResolveContext.preparing'); }
  return preparing;
}

/**
 * What is rendered, or something else where CDK refuses to render it: it will refuse again when it writes the template, and say why. Every other
 * error is a defect of this library and goes on.
 */
export function unlessRefused<T, U>(render: () => T, otherwise: U): T | U {
  try {
    return render();
  } catch (error) {
    if (isRefusal(error)) { return otherwise; }
    throw error;
  }
}

/** An error of CDK's own, or one that the code of a token threw, of which CDK says that it was in a token. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && !(error instanceof CdkChanged)
    && (Errors.isConstructError(error) || ('type' in error && error.type === 'CfnSynthesisError') || error.message.startsWith('Resolution error: '));
}
