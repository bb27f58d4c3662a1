/* eslint-disable @typescript-eslint/no-require-imports -- what is measured is `require` itself */
import type * as CdkModule from 'aws-cdk-lib';
import type * as CognitoModule from 'aws-cdk-lib/aws-cognito';
import { cpu, heapUsed, inTemporaryFolder } from './meter';

/** What an app with a user pool and an L2 client loads anyway, and what this library adds. */
function measure() {
  return [withL2, () => Object.values(require('../src')).length].map((load) => {
    const heap = heapUsed();
    const start = cpu();
    load();
    return { time: cpu() - start, heap: heapUsed() - heap };
  });
}

/** CDK loads a module when it is first used, so the code uses the modules. */
function withL2(): void {
  inTemporaryFolder((outdir) => {
    const { App, Stack } = require('aws-cdk-lib') as typeof CdkModule;
    const { UserPool } = require('aws-cdk-lib/aws-cognito') as typeof CognitoModule;
    const app = new App({ outdir });
    new UserPool(new Stack(app, 'Stack'), 'Pool').addClient('Client');
    app.synth();
  });
}

process.stdout.write(JSON.stringify(measure()));
