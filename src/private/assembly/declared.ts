import type { CfnResource } from 'aws-cdk-lib';
import type { Unconvertible } from '../construction/settings';
import type { Wiring } from '../construction/wiring/wiring';

/** What a construct of this library knows of its client and the template does not show. */
export interface Declared {
  readonly kind: 'public' | 'confidential' | 'machine';
  readonly platform?: 'browser' | 'native';
  readonly wiring: Wiring;
  readonly unconvertible: Unconvertible[];
  /** The redirect URLs that sign-in URLs were made for. */
  readonly signInRedirects: string[];
  /** Whether the value of the secret was asked for, to be written into some resource. */
  secretValueUsed?: boolean;
  /** How the secret is rotated; a time made of a token is left out. */
  secretRotation?: { readonly intervalHours?: number; readonly overlapHours?: number };
}

const declared = new WeakMap<CfnResource, Declared>();

export function declare(client: CfnResource, what: Declared): void {
  declared.set(client, what);
}

export function declaredOf(client: CfnResource): Declared | undefined {
  return declared.get(client);
}
