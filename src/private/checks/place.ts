import * as path from 'path';
import type { CfnResource } from 'aws-cdk-lib';

const OWN_SOURCES = path.resolve(__dirname, '..', '..') + path.sep;

/** The line of the user's code that made a resource, where CDK kept it: `app.ts:12:3`. */
export function placeOf(resource: CfnResource): string | undefined {
  for (const frame of resource.creationStack ?? []) {
    // CDK folds the frames of packages and of Node itself into one that begins with dots.
    const place = /\(?((?:file:\/\/)?[^()\s]+:\d+:\d+)\)?$/.exec(frame)?.[1];
    if (frame.startsWith('...') || !place || place.startsWith(OWN_SOURCES) || place.startsWith('node:')) { continue; }
    const relative = path.relative(process.cwd(), place.replace(/^file:\/\//, ''));
    return relative.startsWith('..') ? place : relative;
  }
  return undefined;
}
