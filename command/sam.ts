import type { Data } from './yaml-source';

/** What `Globals` of a SAM template applies to. */
const SECTIONS: Readonly<Record<string, string>> = {
  Function: 'AWS::Serverless::Function',
  Api: 'AWS::Serverless::Api',
  HttpApi: 'AWS::Serverless::HttpApi',
  SimpleTable: 'AWS::Serverless::SimpleTable',
  StateMachine: 'AWS::Serverless::StateMachine',
};

/**
 * The properties of a resource with what SAM's `Globals` adds to them.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function withGlobals(type: string, properties: Data, globals: unknown): Data {
  const section = Object.entries(SECTIONS).find(([, each]) => each === type)?.[0];
  const common = section === undefined ? undefined : (globals as Data | undefined)?.[section];
  return isMap(common) ? merged(common, properties) as Data : properties;
}

/** Maps are merged, lists are joined, the resource's own value replaces any other. */
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
