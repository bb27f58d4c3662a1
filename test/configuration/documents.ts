import type { Stack } from 'aws-cdk-lib';
import { CfnOutput } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

type Json = Record<string, unknown>;

/** What CloudFormation makes of a value of the template, with `<logical id.attribute>` where it puts in a value of its own. */
export function deployed(value: unknown): string {
  if (typeof value !== 'object' || value === null) { return String(value); }
  const [[name, argument]] = Object.entries(value);
  switch (name) {
    case 'Ref': return `<${String(argument).replace(/[0-9A-F]{8}$/, '')}>`;
    case 'Fn::GetAtt': return `<${(argument as string[]).map((part) => part.replace(/[0-9A-F]{8}$/, '')).join('.')}>`;
    case 'Fn::Join': {
      const [delimiter, items] = argument as [string, unknown];
      return Array.isArray(items) ? items.map(deployed).join(delimiter) : `<${deployed(items)} joined by ${delimiter}>`;
    }
    case 'Fn::Split': return `${deployed((argument as unknown[])[1])} split at ${String((argument as unknown[])[0])}`;
    case 'Fn::Select': return `<${(argument as unknown[]).map((item) => typeof item === 'object' ? deployed(item) : String(item)).join(' of ')}>`;
    case 'Fn::ImportValue': return `<import ${String(argument).replace(/^.*:ExportsOutput/, '').replace(/[0-9A-F]{8}/g, '')}>`;
    default: throw new Error(`not known here: ${JSON.stringify(value)}`);
  }
}

/** Texts of the app as they are after the deployment. */
export function textsOf(stack: Stack, texts: Readonly<Record<string, string>>): Record<string, string> {
  const outputs = Object.entries(texts).map(([name, value]) => [name, stack.getLogicalId(new CfnOutput(stack, `Text-${name}`, { value }))]);
  const written = Template.fromStack(stack).toJSON().Outputs as Record<string, { Value: unknown }>;
  return Object.fromEntries(outputs.map(([name, id]) => [name, deployed(written[id].Value)]));
}

export function documentOf(stack: Stack, text: string): Json {
  return JSON.parse(textsOf(stack, { text }).text) as Json;
}
