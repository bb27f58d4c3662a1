import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import { brokenSources, type Break } from './broken-sources';
import type * as library from '../../src';

// What the template must keep, broken on purpose, as broken-designs.test.ts does with the functions.

type Library = Pick<typeof library, 'MachineClient'>;

const POOL_ARN = 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_Example12';

function rotating({ MachineClient }: Library, clients: number, before: (client: library.MachineClient) => void = () => {}): Stack {
  const stack = new Stack(new App(), 'Stack');
  const userPool = cognito.UserPool.fromUserPoolArn(stack, 'Pool', POOL_ARN);
  for (let i = 0; i < clients; i++) {
    const client = new MachineClient(stack, `Client${i}`, { userPool, scopes: [cognito.OAuthScope.custom('api/read')] });
    before(client);
    client.addSecretRotation();
  }
  return stack;
}

const PROBES = {
  'the policies of a role': (sources: Library) => {
    // What does not grow with the clients is the same for 200.
    const largest = (clients: number) => {
      const roles = new Map<string, number>();
      for (const [id, { Type, Properties }] of Object.entries(Template.fromStack(rotating(sources, clients)).toJSON().Resources as Record<string, { Type: string; Properties: any }>)) {
        const statements = { 'AWS::IAM::Role': Properties.Policies, 'AWS::IAM::Policy': Properties.PolicyDocument }[Type];
        const role = Type === 'AWS::IAM::Policy' ? Properties.Roles[0].Ref as string : id;
        if (statements) { roles.set(role, (roles.get(role) ?? 0) + JSON.stringify(statements).length); }
      }
      return Math.max(...roles.values());
    };
    const [one, twenty] = [1, 20].map(largest);
    return twenty > one + 100 ? `a role has ${twenty} characters of policies with 20 clients, and ${one} with one` : undefined;
  },
  'a grant before the rotation': (sources: Library) => {
    const operators: iam.Role[] = [];
    const stack = rotating(sources, 1, (client) => {
      const operator = new iam.Role(Stack.of(client), 'Operator', { assumedBy: new iam.AccountRootPrincipal() });
      client.grants.rotateSecret(operator);
      operators.push(operator);
    });
    return JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy')).includes('lambda:InvokeFunction') ? undefined : 'the operator may not invoke the function';
  },
};

interface Breakage extends Break {
  readonly probe: keyof typeof PROBES;
  readonly shows: RegExp;
}

const BROKEN: Record<string, Breakage> = {
  'the clients of a stack share a role': {
    file: 'private/secret/function-role.ts',
    from: "  const role = new Role(scope, 'Role', {",
    to: "  const shared = Stack.of(scope).node.tryFindChild('Role') as Role | undefined;\n"
      + "  if (shared) {\n    all.forEach((statement) => shared.addToPolicy(statement));\n    return shared;\n  }\n  const role = new Role(Stack.of(scope), 'Role', {",
    probe: 'the policies of a role',
    shows: /characters of policies with 20 clients/,
  },
  'a grant before the rotation is forgotten': {
    file: 'private/secret/client-secret.ts', from: 'this.waiting.push(act);', to: '', probe: 'a grant before the rotation', shows: /may not invoke/,
  },
};

const sources = (broken: Break) => brokenSources<Library>(join(__dirname, '../../src'), "export { MachineClient } from './machine-client';", broken);

test.each(Object.entries(BROKEN))('is found: %s', async (_, broken) => {
  expect(PROBES[broken.probe](await sources(broken))).toMatch(broken.shows);
});

test.each(Object.entries(PROBES))('is kept by the library as it is: %s', async (_, probe) => {
  expect(probe(await sources({ file: 'private/secret/rotation.ts', from: 'const DAY_IN_HOURS = 24;', to: 'const DAY_IN_HOURS = 24;' }))).toBeUndefined();
});
