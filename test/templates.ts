import { App, Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AppClientRules } from '../src';
import { Assembly } from '../src/private/assembly/assembly';
import type { Finding } from '../src/private/checks/finding';
import { CHECKED_CONSUMERS, Judge, JUDGED_TYPES } from '../src/private/checks/judge';
import { USER_POOL_CLIENT } from '../src/private/service/types';

/** An app with one stack that holds a template of CloudFormation, and what the template's metadata say. */
export function included<M>(templateFile: string, region: string): { app: App; metadata: M } {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region, account: '111111111111' } });
  const template = new CfnInclude(stack, 'Template', { templateFile });
  const { Metadata: metadata } = template._toCloudFormation() as { Metadata: M };
  AppClientRules.apply(app);
  return { app, metadata };
}

/** What every rule says of every resource of an app, without a synth. */
export function findings(app: App): Map<CfnResource, Finding[]> {
  const assembly = new Assembly(app);
  const judge = new Judge(assembly);
  const found = new Map<CfnResource, Finding[]>();
  const add = (resource: CfnResource, some: Finding[]) => { if (some.length > 0) { found.set(resource, [...found.get(resource) ?? [], ...some]); } };
  assembly.ofType(USER_POOL_CLIENT).forEach((client) => add(client, judge.client(client)));
  JUDGED_TYPES.flatMap((type) => assembly.ofType(type)).forEach((resource) => add(resource, judge.neighbour(resource)));
  CHECKED_CONSUMERS.flatMap((type) => assembly.ofType(type)).forEach((resource) => add(resource, judge.consumer(resource, () => true)));
  return found;
}
