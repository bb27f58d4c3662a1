import { hasProps } from './wording';

/** How to write a scope of a resource server so that CloudFormation creates the resource server first. */
export function customScope(client: Parameters<typeof hasProps>[0]): string {
  return hasProps(client) ? 'OAuthScope.resourceServer(server, scope)' : '`${server.ref}/<scope name>`';
}

/** How to write the scope openid. */
export function openid(client: Parameters<typeof hasProps>[0]): string {
  return hasProps(client) ? 'OAuthScope.OPENID' : 'openid';
}
