import { readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { included, pages, withFiles } from '../../scripts/includes';
import { signInToCluster } from '../sign-in/recipes/kubernetes';

const RECIPES = 'test/sign-in/recipes';

test.each(pages())('%s shows the files as they are (npx projen includes)', (page) => {
  const text = readFileSync(page, 'utf8');
  expect(text).toEqual(withFiles(text));
});

test('every recipe is shown', () => {
  const shown = pages().flatMap((page) => included(readFileSync(page, 'utf8')));
  const files = readdirSync(path.join(__dirname, '..', '..', RECIPES)).filter((name) => !name.startsWith('__')).map((name) => `${RECIPES}/${name}`);
  expect(shown).toEqual(expect.arrayContaining(files));
});

test('no page repeats what another page shows', () => {
  const shown = pages().flatMap((page) => included(readFileSync(page, 'utf8')));
  expect(shown.filter((file, index) => shown.indexOf(file) !== index)).toEqual([]);
});

test('a cluster takes a client as its identity provider', () => {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
  const userPool = new cognito.UserPool(stack, 'Users');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  signInToCluster(stack, userPool, 'acme');
  Template.fromStack(stack).hasResourceProperties('AWS::EKS::IdentityProviderConfig', {
    Oidc: { ClientId: { Ref: 'Kubelogin' + Object.keys(Template.fromStack(stack).findResources('AWS::Cognito::UserPoolClient'))[0].slice(-8) } },
  });
});
