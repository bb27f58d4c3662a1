import { readFileSync } from 'fs';
import * as path from 'path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { placeHint, placeOf } from '../../../src/private/checks/place';

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

test.each([
  // What CDK makes of frames without a name, of one and of two digits, and of three, in callbacks, ES modules, async functions.
  ['/app/bin/app.ts:5 (:)', '/app/bin/app.ts:5'],
  ['/app/bin/app.ts:5: (/app/bin/app.ts:5:2)', '/app/bin/app.ts:5'],
  ['/app/bin/app.ts:10:1 (/app/bin/app.ts:10:12)', '/app/bin/app.ts:10'],
  ['file:///app/bin/app.mjs:4 (:)', '/app/bin/app.mjs:4'],
  ['file:///app/bin/app.mjs:5: (file:///app/bin/app.mjs:5:2)', '/app/bin/app.mjs:5'],
  ['async /app/bin/app.ts:8:1 (async /app/bin/app.ts:8:10)', '/app/bin/app.ts:8'],
  ['async main (/app/bin/app.ts:8:10)', '/app/bin/app.ts:8:10'],
  ['new My (/my dir/app.ts:10:57)', '/my dir/app.ts:10:57'],
  ['/my dir/app.ts:6: (/my dir/app.ts:6:2)', '/my dir/app.ts:6'],
  ['<anonymous> (/app/bin/app.ts:8:10)', '/app/bin/app.ts:8:10'],
])('%s', (frame, place) => {
  expect(madeAt('Array.forEach (:)', frame, 'outer (/app/bin/outer.ts:1:1)')).toEqual(place);
});

/** The line of this file that calls a function, as the place should name it. */
const lineOf = (name: string) => readFileSync(__filename, 'utf8').split('\n').findIndex((line) => line.includes(`/* ${name} */`)) + 1;

test('the line of a callback, of a method, and of an async function is named as CDK really writes it', async () => {
  const stack = new Stack(new App(), 'Stack');
  const make = (id: string) => new CfnResource(stack, id, { type: 'A::B::C' });
  const made = new Map<string, CfnResource>();
  ['forEach'].forEach((id) => { made.set(id, new CfnResource(stack, id, { type: 'A::B::C' })); }); /* forEach */
  ['named'].forEach(function named(id) { made.set(id, new CfnResource(stack, id, { type: 'A::B::C' })); }); /* named */
  await Promise.all(['async'].map(async (id) => {
    await Promise.resolve();
    made.set(id, new CfnResource(stack, id, { type: 'A::B::C' })); /* async */
  }));
  expect(placeOf(make('x'))).toMatch(/place\.test\.ts:\d+/);
  for (const [id, resource] of made) { expect([id, placeOf(resource)]).toEqual([id, expect.stringMatching(`^test/private/checks/place\\.test\\.ts:${lineOf(id)}(:\\d+)?$`)]); }
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

  test('a class that jsii generates for Java is not', () => {
    process.env.JSII_AGENT = 'Java/17';
    expect(madeAt(
      'io.github.cdkcognitoappclients.PublicAppClient$Builder.build (PublicAppClient.java:549)', 'build (PublicAppClient.java:549)', 'software.amazon.jsii.JsiiObject.<init> (JsiiObject.java:3)',
      'org.acme.WebStack.<init> (WebStack.java:21)',
    )).toEqual('WebStack.java:21');
    expect(madeAt('org.acme.io.github.cdkcognitoappclients.Web.<init> (Web.java:2)')).toEqual('Web.java:2');
    for (const agent of ['Python/3.11.7', undefined]) {
      process.env = { ...env, ...agent === undefined ? {} : { JSII_AGENT: agent } };
      expect(madeAt('build (PublicAppClient.java:549)')).toEqual('PublicAppClient.java:549');
    }
  });

  test('how to get the line is said where that works', () => {
    expect(placeHint('2.257.0')).toBeUndefined();
    expect(placeHint('2.263.0')).toMatch(/JSII_HOST_STACK_TRACES=1/);
    expect(placeHint('3.0.0')).toMatch(/JSII_HOST_STACK_TRACES=1/);
    process.env.JSII_AGENT = 'MicroPython/1.0';
    expect(placeHint('2.263.0')).toBeUndefined();
    process.env.JSII_AGENT = 'go1.26.8/linux/amd64';
    expect(placeHint('2.263.0')).toBeUndefined();
    process.env.JSII_AGENT = 'Java/17.0.9';
    expect(placeHint('2.263.0')).toMatch(/JSII_HOST_STACK_TRACES=1/);
    process.env.JSII_HOST_STACK_TRACES = '1';
    expect(placeHint('2.263.0')).toBeUndefined();
    process.env = { ...env };
    delete process.env.JSII_AGENT;
    expect(placeHint('2.263.0')).toBeUndefined();
  });
});
