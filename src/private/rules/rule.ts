import type { ClientFacts } from '../facts/client';
import type { Consumer } from '../facts/consumers';
import type { Neighbour, PoolFacts } from '../facts/pool';

/** `error`: the service or CloudFormation refuses it, or it can never work. `warning`: it deploys and is unsafe, silent or surprising. */
export type Level = 'error' | 'warning';

interface Described {
  /** The id of the constraint that the rule holds. */
  readonly id: string;
  readonly level: Level;
  /** One sentence: the row in the docs. */
  readonly summary: string;
  /** The AWS page or the RFC that says so. */
  readonly source: string;
  /** The CloudFormation property that is judged. */
  readonly property: string;
}

/**
 * The service's own words, where somebody measured them or its documentation prints them.
 *
 * A function where they show the first offending value, or fit some values only. `catalogue/evidence.json` names who saw them.
 */
export type Refusal<Judged extends readonly unknown[]> = string | ((offender: string, ...judged: Judged) => string | undefined);

/**
 * A rule about a client. It sees the facts that its topic reads, and nothing else.
 *
 * `check` and `message` are properties, since TypeScript compares the parameters of methods both ways: a rule that reads more than its
 * topic names would compile.
 */
export interface ClientRule<F> extends Described {
  readonly refusal?: Refusal<[client: F, pool: PoolFacts]>;
  /** The kinds of client that it judges; every kind, one that the template does not tell included, where this is left out. */
  readonly appliesTo?: readonly (F extends { readonly kind: infer Kind } ? Kind : never)[];
  /** The offending values as a message shows them; none where all is well, or where too little is known. */
  readonly check: (client: F, pool: PoolFacts) => readonly string[];
  /** What is wrong, with the value, and what to write instead. */
  readonly message: (offenders: readonly string[], client: F, pool: PoolFacts) => string;
}

/** A rule about a neighbour of a pool that has app clients: a resource server, a provider, a domain. */
export interface NeighbourRule extends Described {
  readonly refusal?: Refusal<[neighbour: Neighbour, pool: PoolFacts]>;
  /** The CloudFormation types that it judges. */
  readonly appliesTo: readonly string[];
  readonly check: (neighbour: Neighbour, pool: PoolFacts) => readonly string[];
  readonly message: (offenders: readonly string[], neighbour: Neighbour, pool: PoolFacts) => string;
}

/** A rule about a resource that names app clients and is no neighbour of their pool. */
export interface ConsumerRule extends Described {
  readonly refusal?: Refusal<[consumer: Consumer]>;
  /** The CloudFormation types that it judges. */
  readonly appliesTo: readonly string[];
  readonly check: (consumer: Consumer) => readonly string[];
  readonly message: (offenders: readonly string[], consumer: Consumer) => string;
}

/** The rules of one file. Clients that agree in what these read are judged once. */
export interface ClientTopic {
  readonly name: string;
  readonly reads: readonly (keyof ClientFacts)[];
  readonly rules: readonly ClientRule<ClientFacts>[];
}

export function clientTopic<K extends keyof ClientFacts>(
  name: string, reads: readonly K[], rules: readonly ClientRule<Pick<ClientFacts, NoInfer<K>>>[],
): ClientTopic {
  return { name, reads, rules };
}

export interface NeighbourTopic {
  readonly name: string;
  readonly rules: readonly NeighbourRule[];
}

export interface ConsumerTopic {
  readonly name: string;
  readonly rules: readonly ConsumerRule[];
}
