import type { ResourceServerScope } from 'aws-cdk-lib/aws-cognito';

/** The place of an MCP server, and the values that depend on it. */
export interface McpPlace {
  readonly resource: string;
  readonly origin: string;
  /** The scopes in the form of clients and tokens. */
  readonly scopes: readonly string[];
  /** A valid name of a resource server. */
  readonly name: string;
  readonly protectedResourceMetadataUrl: string;
  readonly authorizationServerMetadataUrl: string;
  readonly challenge: string;
}

/** Hosts look below the origin, first at the well-known path followed by the path of the server (RFC 9728, section 3.1). */
export function mcpPlace(resource: string, scopes: readonly ResourceServerScope[]): McpPlace {
  const { origin, host, path } = partsOf(resource);
  const names = scopes.map(({ scopeName }) => `${resource}/${scopeName}`);
  const protectedResourceMetadataUrl = `${origin}/.well-known/oauth-protected-resource${path}`;
  return {
    resource,
    origin,
    scopes: names,
    name: `${host}${path}`.replace(/[^\w.@-]+/g, ' ').trim().slice(0, 256) || 'MCP server',
    protectedResourceMetadataUrl,
    authorizationServerMetadataUrl: `${origin}/.well-known/oauth-authorization-server`,
    challenge: `Bearer resource_metadata="${protectedResourceMetadataUrl}", scope="${names.join(' ')}"`,
  };
}

/** Faults of the URL that prevent hosts from using the server. */
export function resourceProblems(resource: string): string[] {
  const problem = problemOf(resource);
  return problem === undefined ? [] : [`resource is '${resource}'. ${problem}`];
}

const EXAMPLE = 'such as \'https://mcp.example.org/mcp\'';

function problemOf(resource: string): string | undefined {
  const url = parsed(resource);
  if (url === undefined || !/^https?:\/\//.test(resource)) { return `It is not an absolute URL. Write the https URL of the MCP server, ${EXAMPLE}.`; }
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) { return `Tokens would be sent without encryption. Write an https URL, ${EXAMPLE}.`; }
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(resource)) { return `It has a query or a fragment, which hosts do not send. Write the URL without it, ${EXAMPLE}.`; }
  if (url.username !== '' || url.password !== '') { return `It holds a user name or password. Write the URL without it, ${EXAMPLE}.`; }
  if (url.pathname === '/') { return `It has no path. Some hosts add a slash, and Cognito compares the URL to the letter. Serve MCP below a path and write it, ${EXAMPLE}.`; }
  const sent = url.href.replace(/\/+$/, '');
  return sent === resource ? undefined : `Hosts send '${sent}', and Cognito compares the URL to the letter. Write '${sent}'.`;
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}

function partsOf(resource: string): { readonly origin: string; readonly host: string; readonly path: string } {
  const url = parsed(resource);
  return url === undefined ? { origin: '', host: '', path: '' } : { origin: url.origin, host: url.host, path: url.pathname.replace(/\/+$/, '') };
}
