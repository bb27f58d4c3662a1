import { App } from 'aws-cdk-lib';

/** An app whose snapshot is the same on every machine: without stack traces it holds no path. */
export function integApp(): App {
  return new App({ postCliContext: { 'aws:cdk:disable-creation-stack-traces': true } });
}
