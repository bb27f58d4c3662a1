import type { CfnResource } from 'aws-cdk-lib';
import { customResources } from './custom-resources';
import type { Properties } from './properties';
import type { Assembly } from '../assembly/assembly';
import { HOLE, marksIn } from '../assembly/text';

/** A call of `updateUserPoolClient` by another resource: the settings of the client in the template that it leaves out. */
export interface PartialUpdate {
  readonly path: string;
  readonly missing: readonly string[];
}

/** Not among the parameters of UpdateUserPoolClient. */
const CREATE_ONLY = 'GenerateSecret';

/** The calls that update a client without all of its settings: in custom resources, state machines and schedules, as far as the template shows them. */
export function partialUpdates(client: CfnResource, settings: Properties, assembly: Assembly): readonly PartialUpdate[] {
  return assembly.memo(updates).filter(({ clients }) => clients.has(client.node.path)).flatMap(({ path, parameters }) => {
    const missing = Object.keys(settings).filter((name) => settings[name] !== undefined && name !== CREATE_ONLY && !parameters.has(bare(name)));
    return missing.length === 0 ? [] : [{ path, missing }];
  });
}

interface Update {
  readonly path: string;
  readonly clients: ReadonlySet<string>;
  /** Their names, without what differs between SDKs: letter case and hyphens. */
  readonly parameters: ReadonlySet<string>;
}

type Data = Readonly<Record<string, unknown>>;

function updates(assembly: Assembly): readonly Update[] {
  const of = (resource: CfnResource, shown: unknown) => callsIn(shown).flatMap((call) => updateIn(resource.node.path, call));
  return [
    ...customResources(assembly).flatMap((resource) => of(resource, { ...assembly.propertiesOf(resource), Delete: undefined })),
    ...assembly.ofType('AWS::StepFunctions::StateMachine').flatMap((machine) => of(machine, definitionOf(assembly.propertiesOf(machine)))),
    ...assembly.ofType('AWS::Scheduler::Schedule').flatMap((schedule) => of(schedule, assembly.propertiesOf(schedule).Target)),
  ];
}

/** The definition of a state machine, with its substitutions. */
function definitionOf({ Definition: definition, DefinitionString: text, DefinitionSubstitutions: substitutions }: Data): unknown {
  if (typeof text !== 'string') { return definition; }
  const values = typeof substitutions === 'object' && substitutions !== null ? substitutions as Data : {};
  return text.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : HOLE;
  });
}

/** The name of the call, as SDKs, service integrations and permissions write it. */
const CALL = /(^|[:.])updateUserPoolClient(Command)?$/i;

/** The parameters of each call that a value shows: texts may be JSON. */
function callsIn(value: unknown): readonly Data[] {
  if (typeof value === 'string') { return callsIn(parsed(value)); }
  if (typeof value !== 'object' || value === null) { return []; }
  const named = Object.entries(value as Data).flatMap(([key, item]) => CALL.test(key) ? parametersIn(item) : []);
  const calls = Object.values(value as Data).some((item) => typeof item === 'string' && CALL.test(item)) ? parametersIn(value) : named;
  return calls.length > 0 ? calls : Object.values(value as Data).flatMap(callsIn);
}

/** The block that names the client, at any depth. */
function parametersIn(value: unknown): readonly Data[] {
  const data = typeof value === 'string' ? parsed(value) : value;
  if (typeof data !== 'object' || data === null) { return []; }
  return clientId(data as Data) === undefined ? Object.values(data as Data).flatMap(parametersIn) : [data as Data];
}

function clientId(parameters: Data): unknown {
  return Object.entries(parameters).find(([name]) => bare(name) === 'clientid')?.[1];
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) { return undefined; }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A token that is not in a text, such as a number: which parameters there are is not known.
    return undefined;
  }
}

function updateIn(path: string, parameters: Data): Update[] {
  const id = clientId(parameters);
  if (typeof id !== 'string') { return []; }
  return [{ path, clients: new Set(marksIn(id).map((each) => each.path)), parameters: new Set(Object.keys(parameters).map(bare)) }];
}

/** `CallbackURLs.$` is a path in a state machine. */
function bare(name: string): string {
  return name.replace(/\.\$$/, '').toLowerCase().replace(/[^a-z0-9]/g, '');
}
