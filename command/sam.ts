import type { Data } from './yaml-source';

/** The resource types to which `Globals` of a SAM template applies. */
const SECTIONS: Readonly<Record<string, string>> = {
  Function: 'AWS::Serverless::Function',
  Api: 'AWS::Serverless::Api',
  HttpApi: 'AWS::Serverless::HttpApi',
  SimpleTable: 'AWS::Serverless::SimpleTable',
  StateMachine: 'AWS::Serverless::StateMachine',
};

/**
 * The properties of a resource, merged with SAM's `Globals`.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function withGlobals(type: string, properties: Data, globals: unknown): Data {
  const section = Object.entries(SECTIONS).find(([, each]) => each === type)?.[0];
  const common = section === undefined ? undefined : (globals as Data | undefined)?.[section];
  return isMap(common) ? merged(common, properties) as Data : properties;
}

/** Maps are merged and lists are joined. Otherwise the value of the resource is used. */
function merged(common: unknown, own: unknown): unknown {
  if (Array.isArray(common) && Array.isArray(own)) { return [...common, ...own]; }
  if (!isMap(common) || !isMap(own)) { return own; }
  const result: Data = { ...common };
  for (const [key, value] of Object.entries(own)) { result[key] = key in common ? merged(common[key], value) : value; }
  return result;
}

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
