import { hasProps } from './wording';

/** How a scope of a resource server is written, so that CloudFormation makes the resource server first. */
export function customScope(client: Parameters<typeof hasProps>[0]): string {
  return hasProps(client) ? 'OAuthScope.resourceServer(server, scope)' : '`${server.ref}/<scope name>`';
}

/** How the scope openid is written. */
export function openid(client: Parameters<typeof hasProps>[0]): string {
  return hasProps(client) ? 'OAuthScope.OPENID' : 'openid';
}
