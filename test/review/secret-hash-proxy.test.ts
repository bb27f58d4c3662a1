import { readFileSync } from 'fs';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { hardened } from './app';
import { checkovFindings, hasCheckov, nagFindings } from './reviewers';
import { ConfidentialAppClient, SecretHashProxy } from '../../src';

const PAGE = readFileSync(path.join(__dirname, '..', '..', 'docs', 'secret-hash-proxy.md'), 'utf8');

/** Without options, with a distribution, and with all that `functionOptions` has and a web ACL. */
const VARIANTS = ['plain', 'distribution', 'hardened'];

function reviewed(variant: string) {
  const app = new App();
  const env = { region: 'eu-west-1', account: '111111111111' };
  const around = new Stack(app, 'Around', { env });
  const client = new ConfidentialAppClient(around, 'App', { userPool: new UserPool(around, 'Pool'), disableOAuth: true, authFlows: { userSrp: true } });
  const stack = new Stack(app, 'Proxy', { env });
  const webAcl = new CfnWebACL(around, 'Acl', {
    scope: 'REGIONAL', defaultAction: { allow: {} }, visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'acl', sampledRequestsEnabled: true },
  });
  new SecretHashProxy(stack, 'Proxy', {
    client,
    allowedOrigins: [],
    createDistribution: variant === 'distribution',
    ...variant === 'hardened' ? { functionOptions: hardened(around), webAcl } : {},
  });
  return { app, stack };
}

/** The findings of a validator that docs/secret-hash-proxy.md has a reason for: the rows of its table that name the variant, or none. */
function accepted(variant: string, validator: RegExp): string[] {
  const rows = [...PAGE.matchAll(/^\| (`(?:AwsSolutions|NIST|PCI|CKV)[^|]*) \| ([^|]*) \| [^|]+ \|$/gm)];
  expect(rows.length).toBeGreaterThan(10);
  return rows.filter(([, , variants]) => variants.split(', ').includes(variant))
    .flatMap(([, ids]) => [...ids.matchAll(/`([\w.-]+)`/g)].map(([, id]) => id)).filter((id) => validator.test(id)).sort();
}

test.each(VARIANTS)('%s: cdk-nag finds what docs/secret-hash-proxy.md has a reason for, and nothing else', (variant) => {
  const { app, stack } = reviewed(variant);
  app.synth();
  expect(nagFindings(app, stack)).toEqual(accepted(variant, /^(AwsSolutions|NIST|PCI)/));
});

(hasCheckov ? test : test.skip).each(VARIANTS)('%s: checkov finds what docs/secret-hash-proxy.md has a reason for, and nothing else (npx projen validators installs checkov)', (variant) => {
  const { app, stack } = reviewed(variant);
  expect(checkovFindings(app, stack)).toEqual(accepted(variant, /^CKV/));
}, 120_000);
