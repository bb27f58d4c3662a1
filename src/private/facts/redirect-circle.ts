import type { CfnResource } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Properties } from './properties';
import type { Assembly } from '../assembly/assembly';
import { overridesOf } from '../assembly/cdk-internals';
import { referencesIn, waitsForClient } from '../assembly/dependencies';
import { holdsToken } from '../assembly/resolve';
import { marksIn } from '../assembly/text';

const NONE: readonly never[] = [];

/** The resources that a redirect URL of the client refers to and that depend on the client. */
export function redirectCircle(properties: Properties, client: CfnResource, assembly: Assembly): readonly string[] {
  const { callbackUrLs, logoutUrLs, defaultRedirectUri } = client as CfnUserPoolClient;
  // A getter's value without tokens is taken unchanged, so such a client refers to nothing in its URLs.
  const { CallbackURLs, LogoutURLs, DefaultRedirectURI } = properties;
  if (CallbackURLs === callbackUrLs && LogoutURLs === logoutUrLs && DefaultRedirectURI === defaultRedirectUri) { return NONE; }
  const rendered = [CallbackURLs, LogoutURLs, DefaultRedirectURI].flat();
  const overrides = overridesOf(client).Properties as Properties | undefined;
  const written = Object.entries({ CallbackURLs: callbackUrLs, LogoutURLs: logoutUrLs, DefaultRedirectURI: defaultRedirectUri })
    .flatMap(([name, value]) => overrides && name in overrides ? [] : [value]);
  // The result of a function such as Fn::Select on a reference is unknown, so the values are also read as written.
  const resources = new Set([
    ...holdsToken(written) ? referencesIn(written, client) : [],
    ...rendered.flatMap((text) => typeof text === 'string' ? marksIn(text) : []).flatMap(({ path }) => assembly.at(path) ?? []),
  ]);
  return [...resources].filter((resource) => waitsForClient(resource, client, assembly)).map((resource) => resource.node.path);
}
