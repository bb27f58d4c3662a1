/** How a scope of a resource server is written, so that CloudFormation makes the resource server first. */
export function customScope({ ours }: { readonly ours: boolean }): string {
  return ours ? 'OAuthScope.resourceServer(server, scope)' : '`${server.ref}/<scope name>`';
}
