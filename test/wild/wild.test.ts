import * as fs from 'fs';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AppClientRules } from '../../src';
import { Assembly } from '../../src/private/assembly/assembly';
import type { Finding } from '../../src/private/checks/finding';
import { CONSUMER_TYPES, Judge, JUDGED_TYPES } from '../../src/private/checks/judge';
import { USER_POOL_CLIENT } from '../../src/private/service/types';

interface Wild {
  /** What AWS makes of it: an error of ours on one that deploys is a false alarm. */
  readonly Deploys: boolean;
  /** Every finding, by the logical id of the resource. */
  readonly Findings: Record<string, string[]>;
}

const FOLDER = path.join(__dirname, 'templates');
const TEMPLATES = fs.readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));

function included(file: string): { app: App; wild: Wild } {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1', account: '111111111111' } });
  const template = new CfnInclude(stack, 'Template', { templateFile: path.join(FOLDER, file) });
  const wild = (template._toCloudFormation() as { Metadata: { Wild: Wild } }).Metadata.Wild;
  AppClientRules.apply(app);
  return { app, wild };
}

function findings(app: App): Map<CfnResource, Finding[]> {
  const assembly = new Assembly(app);
  const judge = new Judge(assembly);
  const found = new Map<CfnResource, Finding[]>();
  const add = (resource: CfnResource, some: Finding[]) => { if (some.length > 0) { found.set(resource, [...found.get(resource) ?? [], ...some]); } };
  assembly.ofType(USER_POOL_CLIENT).forEach((client) => add(client, judge.client(client)));
  JUDGED_TYPES.flatMap((type) => assembly.ofType(type)).forEach((resource) => add(resource, judge.neighbour(resource)));
  CONSUMER_TYPES.flatMap((type) => assembly.ofType(type)).forEach((resource) => add(resource, judge.consumer(resource, () => true)));
  return found;
}

describe.each(TEMPLATES)('%s', (file) => {
  test('is found to be what it is', () => {
    const { app, wild } = included(file);
    const found = findings(app);
    const ids = Object.fromEntries([...found].map(([resource, some]) => [resource.node.id, [...new Set(some.map(({ id }) => id))].sort()]));
    expect(ids).toEqual(Object.fromEntries(Object.entries(wild.Findings).map(([id, some]) => [id, [...some].sort()])));
    expect([...found.values()].flat().some(({ level }) => level === 'error')).toBe(!wild.Deploys);
  });

  test('synthesizes exactly where it deploys', () => {
    const { app, wild } = included(file);
    if (wild.Deploys) {
      app.synth();
    } else {
      expect(() => app.synth()).toThrow('cdk-cognito-app-clients::');
    }
  });
});
