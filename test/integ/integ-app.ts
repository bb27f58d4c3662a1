import { App } from 'aws-cdk-lib';

/** An app whose snapshot is the same on every machine, because without stack traces it contains no paths. */
export function integApp(): App {
  return new App({ postCliContext: { 'aws:cdk:disable-creation-stack-traces': true } });
}
