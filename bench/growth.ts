import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnUserPoolClient, CfnUserPoolIdentityProvider, OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { cpu, inTemporaryFolder } from './meter';
import { AppClientRules, PublicAppClient } from '../src';

/** One app that grows in one direction. */
export interface Growth {
  readonly name: string;
  readonly size: number;
  /** CPU milliseconds of synth. */
  readonly time: number;
  /** The length of the findings, in characters. */
  readonly said: number;
}

type Fill = (stack: Stack, userPool: UserPool, size: number) => void;

const callbackUrls = ['https://app.acme.example/callback'];

const FILLS: Readonly<Record<string, Fill>> = {
  'L1 clients with 50 scopes by name, behind a chain of ten times as many resources': (stack, userPool, size) => {
    const scopes = Array.from({ length: 50 }, (_, i) => ({ scopeName: `s${i}`, scopeDescription: 's' }));
    userPool.addResourceServer('Api', { identifier: 'api', scopes });
    let last: CfnResource | undefined;
    for (let i = 0; i < 10 * size; i++) {
      last = new CfnResource(stack, `Topic${i}`, { type: 'AWS::SNS::Topic', properties: { DisplayName: last?.ref ?? 'first' } });
    }
    for (let i = 0; i < size; i++) {
      const client = new CfnUserPoolClient(stack, `Client${i}`, {
        userPoolId: userPool.userPoolId, clientName: `c${i}`, allowedOAuthScopes: scopes.map(({ scopeName }) => `api/${scopeName}`),
      });
      client.addDependency(last!);
    }
  },
  'clients, and as many identity providers that depend on them': (stack, userPool, size) => {
    for (let i = 0; i < size; i++) {
      const client = new PublicAppClient(stack, `Client${i}`, { userPool, callbackUrls });
      const provider = new CfnUserPoolIdentityProvider(stack, `Provider${i}`, {
        userPoolId: userPool.userPoolId, providerName: `p${i}`, providerType: 'SAML', providerDetails: { MetadataURL: 'https://idp.acme.example' },
      });
      provider.node.addDependency(client);
    }
  },
  'clients of one name': (stack, userPool, size) => {
    for (let i = 0; i < size; i++) { new PublicAppClient(stack, `Client${i}`, { userPool, callbackUrls, userPoolClientName: 'web' }); }
  },
  'tens of scopes of one client that nothing has': (stack, userPool, size) => {
    const scopes = Array.from({ length: 10 * size }, (_, i) => OAuthScope.custom(`api/s${i}`));
    new PublicAppClient(stack, 'Client', { userPool, callbackUrls, scopes });
  },
};

function measure(name: string, size: number): Growth {
  return inTemporaryFolder((outdir) => {
    const app = new App({ outdir, context: { '@aws-cdk/core:stackResourceLimit': 0 } });
    const stack = new Stack(app, 'Stack');
    FILLS[name](stack, new UserPool(stack, 'Pool'), size);
    AppClientRules.apply(app);
    const start = cpu();
    const said = saidBy(app);
    return { name, size, time: cpu() - start, said };
  });
}

/** Warnings, or the errors that fail the synth. */
function saidBy(app: App): number {
  try {
    return app.synth().stacks.flatMap(({ messages }) => messages).reduce((length, { entry }) => length + String(entry.data).length, 0);
  } catch (error) {
    return (error as Error).message.length;
  }
}

const SIZES = [50, 100, 200, 400];

Object.keys(FILLS).forEach((name) => measure(name, 20));
process.stdout.write(JSON.stringify(Object.keys(FILLS).flatMap((name) => SIZES.map((size) => measure(name, size)))));
