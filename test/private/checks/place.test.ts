import * as path from 'path';
import type { CfnResource } from 'aws-cdk-lib';
import { placeOf } from '../../../src/private/checks/place';

const ROOT = path.resolve(__dirname, '..', '..', '..');
const madeAt = (...creationStack: string[]) => placeOf({ creationStack } as unknown as CfnResource);

test('the place of a resource is the first line that is neither of this library, nor of Node, nor folded by CDK', () => {
  expect(madeAt(
    '...aws-cdk-lib...',
    `new AppClient (${ROOT}/lib/private/app-client.js:41:5)`,
    `new PublicAppClient (${ROOT}/src/public-app-client.ts:86:5)`,
    `Object.<anonymous> (${process.cwd()}/bin/app.ts:12:1)`,
    `Object.<anonymous> (${process.cwd()}/bin/other.ts:1:1)`,
  )).toEqual('bin/app.ts:12:1');
  expect(madeAt('node:internal/modules/cjs/loader:1:2', 'file:///elsewhere/app.mts:3:4')).toEqual('/elsewhere/app.mts:3:4');
  expect(madeAt('stack traces disabled')).toBeUndefined();
  expect(placeOf({} as CfnResource)).toBeUndefined();
});

describe('in an app of another language', () => {
  const { argv, env } = process;
  const kernel = '/tmp/tmp8sa8oe7n/lib/program.js';

  beforeEach(() => {
    process.env = { ...env, JSII_AGENT: 'Python/3.11.7' };
    process.argv = ['node', kernel];
  });
  afterEach(() => {
    process.argv = argv;
    process.env = env;
  });

  test('the program that runs this library is not the place', () => {
    expect(madeAt(`Kernel.create (${kernel}:1:53537)`, '...node internals...')).toBeUndefined();
  });

  test('a line of the app, which has no column, is', () => {
    expect(madeAt(`Kernel.create (${kernel}:1:53537)`, `__init__ (${process.cwd()}/stacks/web.py:12)`)).toEqual('stacks/web.py:12');
  });

  test('a file of the same name in an app in TypeScript is', () => {
    delete process.env.JSII_AGENT;
    expect(madeAt(`main (${kernel}:4:1)`)).toEqual(`${kernel}:4:1`);
  });
});
