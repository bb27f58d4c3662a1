import * as fs from 'fs';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { main } from '../../command/main';
import { judgeAssembly } from '../../src/private/checks/judge-assembly';

const FOLDER = path.join(__dirname, '..', 'public-templates', 'templates');

/** What is found in a template that CDK includes, by logical id. */
function throughCdk(templateFile: string): string[] {
  const stack = new Stack(new App(), 'Stack');
  new CfnInclude(stack, 'Template', { templateFile });
  return judgeAssembly(stack.node.root, [stack.node.root])
    .flatMap(({ resource, findings }) => findings.map(({ id, property }) => `${resource.node.id} ${property} ${id}`)).sort();
}

function throughCommand(file: string): string[] {
  let out = '';
  main(['check', '--format', 'json', file], { readInput: () => '', out: (text) => { out += text; }, err: () => {}, isTerminal: false, version: '0' });
  return (JSON.parse(out).findings as { id: string; logicalId: string; property: string }[])
    .map(({ id, logicalId, property }) => `${logicalId} ${property} ${id.split('::')[1]}`).sort();
}

test.each(fs.readdirSync(FOLDER))('%s: the same findings as through CDK', (file) => {
  const template = path.join(FOLDER, file);
  expect(throughCommand(template)).toEqual(throughCdk(template));
});
