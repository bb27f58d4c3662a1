import { CfnElement, CfnResource, Reference, Stack, Stage, Token, Tokenization } from 'aws-cdk-lib';
import type { CfnOutput, IResolvable } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { clientsBehind, clientsNamedBy, isSecretAttribute, mayHaveSecret } from './client-secrets';
import { isCustomResource } from './custom-resources';
import { keepsSecret, logsItsInput } from './secret-keepers';
import { StoredSecrets } from './stored-secrets';
import type { Assembly } from '../assembly/assembly';
import { givenProperties, isExport, overridesOf, sdkCalls } from '../assembly/cdk-internals';
import { SECRET_REFERENCE } from '../assembly/dynamic-references';
import { marksIn } from '../assembly/text';
import { textsIn } from '../assembly/texts';
import { classOf } from '../assembly/written-class';
import { USER_POOL_CLIENT } from '../service/types';

/** Where the secret of a client is exposed or copied. */
export interface SecretPlaces {
  /** Places where anyone who may read templates, configurations or logs can read it. */
  readonly leaks: readonly string[];
  /** Places to which a dynamic reference copies it. CloudFormation reads the secret again only when it updates the resource. */
  readonly copies: readonly string[];
}

const NONE: SecretPlaces = { leaks: [], copies: [] };

export function secretPlaces(client: CfnResource, assembly: Assembly): SecretPlaces {
  return assembly.memo(indexOf).of(client);
}

function indexOf(assembly: Assembly): Index {
  return new Index(assembly);
}

class Index {
  private readonly places = new Map<string, { leaks: Set<string>; copies: Set<string> }>();
  private stored?: StoredSecrets;

  public constructor(private readonly assembly: Assembly) {
    if (assembly.ofType(USER_POOL_CLIENT).some(mayHaveSecret)) { this.findBelow(assembly.root); }
  }

  public of(client: CfnResource): SecretPlaces {
    const { leaks, copies } = this.places.get(client.node.path) ?? NONE;
    return { leaks: [...leaks], copies: [...copies] };
  }

  /** Walks again, because CDK creates exports, parameters and outputs for references between stacks after the walk of the assembly. */
  private findBelow(construct: IConstruct): void {
    if (CfnElement.isCfnElement(construct) && !isUserPoolClient(construct)) {
      if (mayHold(construct, this.assembly)) { this.find(construct); }
      if (CfnResource.isCfnResource(construct) && isCustomResource(construct)) { this.findAnswers(construct); }
    }
    for (const child of construct.node.children) {
      if (!Stage.isStage(child)) { this.findBelow(child); }
    }
  }

  private find(element: CfnElement): void {
    const resource = CfnResource.isCfnResource(element) ? element : undefined;
    for (const { path, text, beside } of textsIn(element, this.assembly)) {
      const read = marksIn(text).flatMap((reference) => clientsBehind(reference, this.assembly));
      const copied = text.includes(SECRET_REFERENCE) ? (this.stored ??= new StoredSecrets(this.assembly)).clientsShownIn(text) : [];
      if (read.length + copied.length === 0) { continue; }
      const kept = resource !== undefined && path[2] === 'Properties' && keepsSecret(resource, path.slice(3).join('.'), beside, this.assembly);
      const logged = resource !== undefined && isCustomResource(resource) && logsItsInput(resource, this.assembly);
      const where = isOutput(element) ? output(element) : shownPlace(element, path, logged);
      for (const client of kept ? copied : [...read, ...copied]) { this.add(client, kept ? 'copies' : 'leaks', where); }
    }
  }

  /** An `AwsCustomResource` logs the response of the service, unless logging is off. */
  private findAnswers(resource: CfnResource): void {
    for (const [property, call] of sdkCalls(resource, this.assembly.propertiesOf(resource))) {
      if (!ANSWERS_WITH_SECRET.test(call) || /"logApiResponseData":false/.test(call)) { continue; }
      for (const client of clientsNamedBy(resource, this.assembly)) {
        if (mayHaveSecret(this.assembly.at(client)!)) {
          this.add(client, 'leaks', `the log of '${resource.node.path}' (${property}), unless ${classOf(resource) === 'Template' ? 'logApiResponseData is false in it' : 'its logging is Logging.withDataHidden()'}`);
        }
      }
    }
  }

  private add(client: string, kind: 'leaks' | 'copies', place: string): void {
    const places = this.places.get(client) ?? { leaks: new Set<string>(), copies: new Set<string>() };
    this.places.set(client, places);
    places[kind].add(place);
  }
}

const ANSWERS_WITH_SECRET = /"action":"(describeUserPoolClient|updateUserPoolClient|addUserPoolClientSecret)(Command)?"/i;

function isOutput(element: CfnElement): element is CfnOutput {
  return 'value' in element && 'exportName' in element;
}

function output(element: CfnElement): string {
  return isExport(element)
    ? `the exports of the stack '${Stack.of(element).node.path}', which CDK makes because another stack uses it`
    : `the output '${element.node.path}'`;
}

function shownPlace(element: CfnElement, path: readonly string[], logged: boolean): string {
  const property = path.slice(2).join('.').replace(/^Properties\./, '').replace(/\.<<marker.*/, '');
  return `'${element.node.path}' (${property}${logged ? ', which its function also logs' : ''})`;
}

/** Whether an element must be rendered. This costs a tenth of rendering, because most tokens are references, which show their target directly. */
function mayHold(element: CfnElement, assembly: Assembly): boolean {
  const values = CfnResource.isCfnResource(element)
    ? [givenProperties(element), overridesOf(element), element.cfnOptions.metadata]
    : isOutput(element) ? [element.value] : [];
  return values.some((value) => holdsSecret(value, element, assembly));
}

function holdsSecret(value: unknown, scope: CfnElement, assembly: Assembly): boolean {
  if (typeof value === 'string') {
    return value.includes(SECRET_REFERENCE)
      || (Token.isUnresolved(value) && Tokenization.reverseString(value).tokens.some((token) => leadsToSecret(token, scope, assembly)));
  }
  if (typeof value !== 'object' || value === null) { return false; }
  if (Tokenization.isResolvable(value)) { return leadsToSecret(value, scope, assembly); }
  if (Array.isArray(value)) {
    const list = Token.isUnresolved(value) ? Tokenization.reverseList(value) : undefined;
    return list ? leadsToSecret(list, scope, assembly) : value.some((item) => holdsSecret(item, scope, assembly));
  }
  return namesSecret(value) || Object.values(value).some((item) => holdsSecret(item, scope, assembly));
}

function leadsToSecret(token: IResolvable, scope: CfnElement, assembly: Assembly): boolean {
  if (Reference.isReference(token)) { return isSecretAttribute(token.displayName); }
  return textsIn(scope, assembly, token)
    .some(({ text }) => text.includes(SECRET_REFERENCE) || marksIn(text).some(({ attribute }) => isSecretAttribute(attribute)));
}

/** A hand-written intrinsic function. */
function namesSecret(value: object): boolean {
  return ('Fn::GetAtt' in value || 'Fn::Sub' in value) && /ClientSecret/.test(JSON.stringify(value));
}

function isUserPoolClient(element: object): boolean {
  return 'cfnResourceType' in element && element.cfnResourceType === USER_POOL_CLIENT;
}
