import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';
import type { L1Props } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

type Lists = Pick<L1Props, 'readAttributes' | 'writeAttributes'>;

/** The names that are quoted after these words. */
function quoted(message: string, words: RegExp): string[] {
  return [...said(message, new RegExp(`${words.source}((?:'[^']*'(?:, | and )?)+)`)).matchAll(/'([^']*)'/g)].map(([, name]) => name);
}

/** Each list that is given, changed; without any, a list of writable attributes is meant. */
function changed(failing: L1Props, change: (names: readonly string[]) => readonly string[]): L1Props {
  const lists: Lists = {
    ...failing.readAttributes ? { readAttributes: [...new Set(change(failing.readAttributes))] } : {},
    ...failing.writeAttributes || !failing.readAttributes ? { writeAttributes: [...new Set(change(failing.writeAttributes ?? []))] } : {},
  };
  return { ...failing, ...lists };
}

const suchAs = (message: string) => said(message, /such as '([^']*)'/);

/** The names that a message objects to, replaced by the one that it names. */
const replaced = (wrong: RegExp): Advice => ({
  client: (message, failing) => {
    const names = said(message, wrong);
    return changed(failing, (list) => list.length === 0 ? [suchAs(message)] : list.map((name) => name === '' || names.includes(name) ? suchAs(message) : name));
  },
});

/** The flow of the client that is to be created for federated users: a construct that closes API sign-in lists one of the two. */
function separately(message: string): string {
  const how = said(message, /without API sign-in \((disableApiSignIn: true|authFlows: \{ (?:userSrp: false|adminUserPassword: true) \}|ExplicitAuthFlows with ALLOW_\w+ alone)\)/);
  return /disableApiSignIn|adminUserPassword|ADMIN/.test(how) ? 'ALLOW_ADMIN_USER_PASSWORD_AUTH' : 'ALLOW_REFRESH_TOKEN_AUTH';
}

export const attributeAdvice: Record<string, Advice> = {
  'attribute-name-length': { client: (message, failing) => changed(failing, (list) => list.map((name) => name === '' || name.length > 2048 ? suchAs(message) : name)) },
  'read-attribute-exists': replaced(/does not have (.*) \(its custom/),
  'write-attribute-exists': replaced(/does not have (.*) \(its custom/),
  'attribute-prefix': {
    client: (message, failing) => changed(failing, (list) => list.map((name) => quoted(message, /Write /).find((custom) => custom === `custom:${name}`) ?? name)),
  },
  'write-attribute-immutable-standard': {
    client: (message, failing) => {
      const names = said(message, /No client can write (.*?)\. Remove/).split(', ');
      return changed(failing, (list) => {
        const rest = list.filter((name) => !names.includes(name));
        return rest.length > 0 ? rest : [suchAs(message)];
      });
    },
  },
  'write-attribute-must-include-required': { client: (message, failing) => changed(failing, (list) => [...list, ...quoted(message, /Add /)]) },
  'write-empty-list': { client: (message, failing) => changed(failing, () => [suchAs(message)]) },
  'write-authorization-attributes': {
    client: (message, failing) => {
      if (message.includes('such as')) { return { ...failing, writeAttributes: [suchAs(message)] }; }
      const names = said(message, /Users can set (.*?) themselves.* Remove (?:it|them) from the list/).split(', ');
      return { ...failing, writeAttributes: failing.writeAttributes!.filter((name) => !names.includes(name)) };
    },
  },
  'mapped-attribute-written-by-users': {
    client: (message, failing) => ({
      ...failing,
      explicitAuthFlows: [separately(message)],
      ...failing.allowedOAuthScopes && { allowedOAuthScopes: failing.allowedOAuthScopes.filter((scope) => scope !== said(message, /grants (aws\.cognito\S+?),/)) },
    }),
    built: (message, construct) => {
      const l1 = l1Of(construct) as CfnUserPoolClient;
      l1.explicitAuthFlows = [separately(message)];
      l1.allowedOAuthScopes = l1.allowedOAuthScopes?.filter((scope) => scope !== 'aws.cognito.signin.user.admin');
    },
  },
  'attribute-dev-only': replaced(/^(.*?) (?:is a|are) developer-only/),
  'read-oidc-profile-shorthand': replaced(/replaces (.*?) with/),
  'read-attribute-scope-intersection': { client: (message, failing) => changed(failing, (list) => [...list, ...quoted(message, /Add /)]) },
};
