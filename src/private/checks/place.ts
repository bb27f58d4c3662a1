import * as path from 'path';
import type { CfnResource } from 'aws-cdk-lib';
import { placeIn } from '../assembly/cdk-internals';

const PACKAGE = path.resolve(__dirname, '..', '..', '..');
/** Where source maps are on, a line of `lib` is shown as one of `src`. */
const OWN_SOURCES = ['lib', 'src'].map((folder) => path.join(PACKAGE, folder) + path.sep);

/** The line of the user's code that made a resource, where CDK kept it: `app.ts:12:3`, or `app.py:12` of an app in another language. */
export function placeOf(resource: CfnResource): string | undefined {
  for (const frame of resource.creationStack ?? []) {
    const place = placeIn(frame);
    if (!place || isNobodys(place)) { continue; }
    const relative = path.relative(process.cwd(), place);
    return relative.startsWith('..') ? place : relative;
  }
  return undefined;
}

/** True for a line of this library, of Node, and of the program that runs this library for an app in another language. */
function isNobodys(place: string): boolean {
  return OWN_SOURCES.some((folder) => place.startsWith(folder)) || place.startsWith('node:')
    || (process.env.JSII_AGENT !== undefined && place.startsWith(`${process.argv[1]}:`));
}
