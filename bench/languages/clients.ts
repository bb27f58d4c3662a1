/** Creates clients and prints the time in seconds: `clients.ts ours|l2 <number>`. */
import { App, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { PublicAppClient } from 'cdk-cognito-app-clients';

const [kind, number] = process.argv.slice(2);
const app = new App();
const stack = new Stack(app, 'Stack');
const userPool = new cognito.UserPool(stack, 'Users');
userPool.addDomain('SignIn', { cognitoDomain: { domainPrefix: 'acme' } });

const start = performance.now();
for (let n = 0; n < Number(number); n += 1) {
  const callbackUrls = [`https://app${n}.acme.org/signed-in`];
  if (kind === 'ours') {
    new PublicAppClient(stack, `Client${n}`, { userPool, callbackUrls });
  } else {
    new cognito.UserPoolClient(stack, `Client${n}`, { userPool, oAuth: { callbackUrls } });
  }
}
const made = performance.now();
app.synth();
process.stdout.write(JSON.stringify({ construct: (made - start) / 1000, synth: (performance.now() - made) / 1000 }));
