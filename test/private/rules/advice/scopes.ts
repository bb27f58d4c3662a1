import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPoolResourceServer, OAuthScope, ResourceServerScope } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { said } from './advice';
import { l1Of } from '../../../user-pool-fixture';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { remade } from '../cases/made';

const READ = { scopeName: 'read', scopeDescription: 'read' };
const CUSTOM = /(?:write |: )(`\$\{server\.ref\}\/<scope name>`|OAuthScope\.resourceServer)/i;

const ref = (server: IConstruct, name: string) => `${l1Of(server).ref}/${name}`;

/** A scope that is on a resource server of the pool, which the advice says to add. */
function added(scope: string, { stack, pool }: UserPoolFixture): string {
  const slash = scope.lastIndexOf('/');
  const [identifier, name] = [scope.slice(0, slash), scope.slice(slash + 1)];
  const there = stack.node.findAll().find((each): each is CfnUserPoolResourceServer =>
    each instanceof CfnUserPoolResourceServer && each.identifier === identifier && each.userPoolId === pool.userPoolId);
  const server = there ?? new CfnUserPoolResourceServer(stack, `Server-${identifier.replaceAll('/', '-')}`, { userPoolId: pool.userPoolId, identifier, name: 'Advised' });
  server.scopes = [...(server.scopes as typeof READ[] | undefined) ?? [], { scopeName: name, scopeDescription: name }];
  return ref(server, name);
}

function replacement(scope: string, fixture: UserPoolFixture): string {
  if (/^openid$/i.test(scope)) { return 'openid'; }
  return /.\/./.test(scope) ? added(scope, fixture) : 'openid';
}

const STANDARD = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin', 'offline_access'];

function writesOnce(message: string, items: readonly string[]): string[] {
  said(message, /Write (it|each) once/);
  return [...new Set(items)];
}

const replaced: Advice = {
  client: (message, failing, fixture) => {
    said(message, /(does not exist: .* Add it.*, and write|Write (?:one of )?openid)/);
    return { ...failing, allowedOAuthScopes: failing.allowedOAuthScopes!.map((scope) => STANDARD.includes(scope) ? scope : replacement(scope, fixture)) };
  },
  built: (message, client, fixture) => {
    said(message, CUSTOM);
    if (l1Of(client) === client) {
      const l1 = client as CfnUserPoolClient;
      l1.allowedOAuthScopes = l1.allowedOAuthScopes!.map((scope) => /^\w+\/\w+$/.test(scope) ? added(scope, fixture) : added('theirs/read', fixture));
      return client;
    }
    // The scope that the cases of machines write, on a server of this pool.
    const server = fixture.pool.addResourceServer('Advised', { identifier: 'advised', scopes: [new ResourceServerScope(READ)] });
    return remade(client, { scopes: [OAuthScope.resourceServer(server, new ResourceServerScope(READ))] });
  },
};

/** All resource servers beside a pool. */
function serversOf(pool: IConstruct): IConstruct[] {
  return pool.node.root.node.findAll().filter((construct) => construct instanceof CfnUserPoolResourceServer);
}

export const scopeAdvice: Record<string, Advice | readonly Advice[]> = {
  'scope-length': {
    client: (message, failing, fixture) => {
      const scopes = failing.allowedOAuthScopes!.map((scope) => scope === '' ? said(message, /such as (?:OAuthScope\.)?(openid)/i).toLowerCase() : scope.length <= 256 ? scope
        : said(message, /(Give it a shorter name in the resource server and here)/) && added(scope.slice(0, 250 - scope.length), fixture));
      return { allowedOAuthScopes: [...new Set(scopes)] };
    },
  },
  'scope-charset': {
    client: (message, failing, fixture) => {
      const follow = (scope: string) => scope.includes(' ')
        ? said(message, /(Write each scope as an item of its own)/) && scope.split(' ')
        : said(message, /(Write a name in ASCII .* in the resource server and here)/) && added('api/ascii', fixture);
      return { allowedOAuthScopes: failing.allowedOAuthScopes!.flatMap(follow) };
    },
  },
  'scopes-max-50': {
    client: (message, { allowedOAuthScopes }) => ({ allowedOAuthScopes: allowedOAuthScopes!.slice(Number(said(message, /Remove (?:at least )?(\d+),/))) }),
  },
  'scope-must-be-known': replaced,
  'rs-other-pool': replaced,
  'scope-needs-dependson': [
    {
      built: (message, client, { pool }) => {
        said(message, CUSTOM);
        (client as CfnUserPoolClient).allowedOAuthScopes = [ref(pool.node.findChild('Api'), 'read')];
        return client;
      },
    },
    {
      built: (message, client, { pool }) => {
        said(message, /or add a dependency: (client\.node\.addDependency\(server\))/);
        client.node.addDependency(...serversOf(pool));
        return client;
      },
    },
  ],
  'client-credentials-custom-scopes-only': {
    client: (message, failing, fixture) => {
      const wrong = said(message, /^([\w., ]+) describes? a user/).split(', ');
      said(message, CUSTOM);
      const kept = failing.allowedOAuthScopes!.filter((scope) => !wrong.includes(scope));
      return { allowedOAuthScopes: kept.length > 0 ? kept : [ref(fixture.pool.node.findChild('Api'), 'read')] };
    },
  },
  'no-offline-access': {
    client: (message, { allowedOAuthScopes }) => message.includes('Remove it, and')
      ? { allowedOAuthScopes: allowedOAuthScopes!.filter((scope) => scope !== 'offline_access') }
      : { allowedOAuthScopes: [said(message, /Write (?:OAuthScope\.)?(openid) instead/i).toLowerCase()] },
  },
  'email-phone-profile-need-openid': {
    client: (message, { allowedOAuthScopes }) => ({ allowedOAuthScopes: [...allowedOAuthScopes!, said(message, /Add (?:OAuthScope\.)?(openid)/i).toLowerCase()] }),
  },
  'scope-duplicates': { client: (message, { allowedOAuthScopes }) => ({ allowedOAuthScopes: writesOnce(message, allowedOAuthScopes!) }) },
};
