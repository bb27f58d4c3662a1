import { readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import type { App } from 'aws-cdk-lib';
import * as core from 'aws-cdk-lib';

const EXAMPLES = path.join(__dirname, '..', 'examples');
const { context } = JSON.parse(readFileSync(path.join(EXAMPLES, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> };

// From 2.262 on, CDK checks each template with CloudFormation's rules. An error of these fails the synth.
process.env.CDK_VALIDATION = 'true';

/** Runs an example as it stands, and takes hold of the App that it makes; the flags are those of its `cdk.json`. */
function appOf(file: string): App {
  let made: App | undefined;
  // What the app before loaded at synth, outside of its isolation, has the App of that one.
  jest.resetModules();
  jest.isolateModules(() => {
    jest.doMock('aws-cdk-lib', () => ({
      ...core,
      App: class extends core.App {
        constructor() {
          super({ context });
          made = this;
        }
      },
    }));
    jest.requireActual(path.join(EXAMPLES, file));
  });
  return made!;
}

describe.each([...readdirSync(EXAMPLES).filter((file) => file.endsWith('.ts')), 'full-stack/app.ts'])('%s', (file) => {
  test('synthesizes without a finding, and puts out its client ids', () => {
    const { stacks } = appOf(file).synth();
    const findings = stacks.flatMap((stack) => stack.messages).map(({ entry }) => String(entry.data))
      .filter((text) => text.includes('cdk-cognito-app-clients'));
    expect(findings).toEqual([]);
    let found = 0;
    for (const stack of stacks) {
      const template = stack.template as { Resources: Record<string, { Type: string }>; Outputs: Record<string, { Value: unknown }> };
      const clients = Object.keys(template.Resources).filter((id) => template.Resources[id].Type === 'AWS::Cognito::UserPoolClient');
      const outputs = JSON.stringify(template.Outputs);
      found += clients.length;
      for (const id of clients) { expect(outputs).toContain(`{"Value":{"Ref":"${id}"}}`); }
    }
    expect(found).toBeGreaterThan(0);
  });
});
