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
