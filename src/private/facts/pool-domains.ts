import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly } from '../assembly/assembly';
import { environmentOf } from '../assembly/assembly';
import type { Declared } from '../assembly/declared';
import { dataOf } from '../assembly/resolve';
import { fill, HOLE, isWhole, mark, onlyMark } from '../assembly/text';
import { DOMAIN } from '../service/types';

type Data = Readonly<Record<string, unknown>>;

/** The known parts of a user pool's domain. */
export interface PoolDomain {
  readonly path: string;
  readonly properties: Data;
  readonly region: string | undefined;
}

/** A URL on the domain of another user pool, and the member to which it was passed. */
export interface OtherPoolsDomain {
  readonly member: string;
  readonly url: string;
  /** The path of the domain. */
  readonly domain: string;
}

/** The part of a URL after the domain. */
const AFTER_NAME = /^(\.auth(-fips)?\.|[/?#:]|$)/;
const PREFIX_HOST = /^([^.]+)\.auth(?:-fips)?\.([^/]+)\.amazoncognito\.com$/;

/** True for a URL on a domain, as a literal or with a reference. */
export function isOnDomain(url: string, { path, properties, region }: PoolDomain): boolean {
  const rest = /^https?:\/\/(.*)$/is.exec(url)?.[1];
  if (rest === undefined) { return false; }
  const reference = mark(path, 'Ref');
  if (rest.startsWith(reference)) { return AFTER_NAME.test(rest.slice(reference.length)); }
  const { Domain: name, CustomDomainConfig: custom } = properties;
  const host = /^[^/?#:]*/.exec(fill(rest, () => undefined))![0].toLowerCase();
  if (typeof name !== 'string' || !isWhole(name) || custom === HOLE) { return false; }
  if (custom !== undefined) { return host === name.toLowerCase(); }
  const [, prefix, in_] = PREFIX_HOST.exec(host) ?? [];
  return prefix === name && (!isWhole(in_) || region === undefined || in_ === region);
}

/** True for the form of a domain that a load balancer takes: its prefix, or its complete name. */
export function namesDomain(text: string, { path, properties: { Domain: name } }: PoolDomain): boolean {
  const reference = onlyMark(text);
  return reference ? reference.path === path && reference.attribute === 'Ref' : isWhole(text) && text === name;
}

/**
 * The path of another user pool's domain that a text means. `undefined` if there is none, or if the text may mean a domain of the resource's own
 * user pool.
 *
 * Two user pools can have the same prefix in two Regions, so both must be in the same Region.
 */
export function domainOfAnotherPool(isMeant: (domain: PoolDomain) => boolean, resource: CfnResource, assembly: Assembly): string | undefined {
  const own = assembly.poolOf(resource);
  if (own === undefined) { return undefined; }
  const { region } = assembly.poolEnvironmentOf(resource);
  const inApp = assembly.at(own) !== undefined;
  const meant = assembly.ofType(DOMAIN).filter((domain) => isMeant(poolDomain(domain, assembly)));
  const others = meant.filter((domain) => {
    const pool = assembly.poolOf(domain);
    // A literal id may be the id of a user pool of this app after its deployment.
    return pool !== undefined && pool !== own && (assembly.at(pool) !== undefined) === inApp
      && environmentOf(domain).region === region && !domain.cfnOptions.condition;
  });
  return meant.length === others.length ? others[0]?.node.path : undefined;
}

/** The domains of other user pools that were passed to members of a client. */
export function otherPoolsDomains(declared: Declared | undefined, client: CfnResource, assembly: Assembly): readonly OtherPoolsDomain[] {
  return (declared?.givenDomains ?? []).flatMap(({ member, url }) => {
    const text = dataOf(url, client, assembly);
    const domain = typeof text === 'string' ? domainOfAnotherPool((each) => isOnDomain(text, each), client, assembly) : undefined;
    return domain === undefined ? [] : [{ member, url: text as string, domain }];
  });
}

function poolDomain(domain: CfnResource, assembly: Assembly): PoolDomain {
  return { path: domain.node.path, properties: assembly.propertiesOf(domain), region: environmentOf(domain).region };
}
