import * as path from 'path';
import type { CfnResource } from 'aws-cdk-lib';
import { version as cdkVersion } from 'aws-cdk-lib/package.json';
import { placeIn } from '../assembly/cdk-internals';

const PACKAGE = path.resolve(__dirname, '..', '..', '..');
/** With source maps, a line of `lib` is shown as a line of `src`. */
const OWN_SOURCES = ['lib', 'src'].map((folder) => path.join(PACKAGE, folder) + path.sep);

/** The line of the user's code that created a resource, if CDK recorded it: `app.ts:12:3`, or `app.py:12` for an app in another language. */
export function placeOf(resource: CfnResource): string | undefined {
  for (const frame of resource.creationStack ?? []) {
    const place = placeIn(frame);
    if (place === undefined || isNobodys(place) || isOfGeneratedJava(frame)) { continue; }
    const relative = path.relative(process.cwd(), place);
    return relative.startsWith('..') ? place : relative;
  }
  return undefined;
}

/** True for a class that jsii generates for Java: for this library, for CDK, for constructs, and for jsii itself. */
function isOfGeneratedJava(frame: string): boolean {
  return process.env.JSII_AGENT?.startsWith('Java') === true
    && /^(new )?(io\.github\.cdkcognitoappclients|software\.(amazon|constructs))\.|[(/](PublicAppClient|ConfidentialAppClient|MachineClient)\.java:/.test(frame);
}

/**
 * How to get the place in an app in another language. jsii passes it only with this setting. It was seen with CDK 2.263.0 in Java and with 2.275.0 in
 * Python, and not with 2.257.0. The versions in between were not tried. The Go runtime of jsii (1.142.0) does not pass it.
 */
export function placeHint(version: string = cdkVersion): string | undefined {
  const [major, minor] = version.split('.').map(Number);
  return /^(?:Python|Java)\//.test(process.env.JSII_AGENT ?? '') && process.env.JSII_HOST_STACK_TRACES === undefined && (major > 2 || minor >= 263)
    ? 'To see the line of your code, set the environment variable JSII_HOST_STACK_TRACES=1.'
    : undefined;
}

/** True for a line of this library, of Node, or of the program that runs this library for an app in another language. */
function isNobodys(place: string): boolean {
  return OWN_SOURCES.some((folder) => place.startsWith(folder)) || place.startsWith('node:')
    || (process.env.JSII_AGENT !== undefined && place.startsWith(`${process.argv[1]}:`));
}
