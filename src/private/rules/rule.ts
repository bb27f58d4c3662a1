import type { ClientFacts } from '../facts/client';
import type { Consumer } from '../facts/consumers';
import type { Neighbour, PoolFacts } from '../facts/pool';

/** `error`: the service or CloudFormation refuses the value, or it can never work. `warning`: it can be deployed, but is unsafe, silent or surprising. */
export type Level = 'error' | 'warning';

interface Described {
  /** The id of the constraint that the rule checks. */
  readonly id: string;
  readonly level: Level;
  /** One sentence, which is the row in the docs. */
  readonly summary: string;
  /** The AWS page or the RFC that documents the constraint. */
  readonly source: string;
  /** The CloudFormation property that the rule checks. */
  readonly property: string;
}

/**
 * The words of the service, if somebody measured them or its documentation prints them.
 *
 * It is a function if the words contain the first offending value, or apply to some values only. `catalogue/evidence.json` names who saw them.
 */
export type Refusal<Judged extends readonly unknown[]> = string | ((offender: string, ...judged: Judged) => string | undefined);

/**
 * A rule about a client. It sees only the facts that its topic reads.
 *
 * `check` and `message` are properties, because TypeScript compares the parameters of methods bivariantly: a rule that reads a fact that its
 * topic does not list would compile.
 */
export interface ClientRule<F> extends Described {
  readonly refusal?: Refusal<[client: F, pool: PoolFacts]>;
  /** The kinds of clients that the rule checks. By default it checks every kind, including unknown. */
  readonly appliesTo?: readonly (F extends { readonly kind: infer Kind } ? Kind : never)[];
  /** The offending values, as the message shows them. Empty if there are none or if too little is known. */
  readonly check: (client: F, pool: PoolFacts) => readonly string[];
  /** The message: what is wrong, with the value, and what to write instead. */
  readonly message: (offenders: readonly string[], client: F, pool: PoolFacts) => string;
}

/** A rule about a neighbour of a user pool with app clients: a resource server, a provider, a domain. */
export interface NeighbourRule extends Described {
  readonly refusal?: Refusal<[neighbour: Neighbour, pool: PoolFacts]>;
  /** The CloudFormation types that the rule checks. */
  readonly appliesTo: readonly string[];
  readonly check: (neighbour: Neighbour, pool: PoolFacts) => readonly string[];
  readonly message: (offenders: readonly string[], neighbour: Neighbour, pool: PoolFacts) => string;
}

/** A rule about a resource that names app clients and does not belong to their user pool. */
export interface ConsumerRule extends Described {
  readonly refusal?: Refusal<[consumer: Consumer]>;
  /** The CloudFormation types that the rule checks. */
  readonly appliesTo: readonly string[];
  readonly check: (consumer: Consumer) => readonly string[];
  readonly message: (offenders: readonly string[], consumer: Consumer) => string;
}

/** The rules of one file. Clients for which these facts are equal are checked once. */
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
