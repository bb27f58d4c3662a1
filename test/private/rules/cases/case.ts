import type { UserPoolProps } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Kind, L1Props, UserPoolFixture } from '../../../user-pool-fixture';

/** Properties that differ from those of a sound client, or a function that also puts neighbours beside it. */
export type Variant = L1Props | ((fixture: UserPoolFixture) => L1Props);

/** What one rule accepts and rejects: values *on* the boundary. */
export interface ClientCase {
  readonly rule: string;
  /** The sound client that the variants change; `public` unless given. */
  readonly kind?: Kind;
  readonly pool?: UserPoolProps;
  readonly accepts: readonly Variant[];
  readonly rejects: readonly Variant[];
  /** Where a rule speaks of one sort of client only: constructs of this library, or L1 and L2 clients. */
  readonly only?: 'ours' | 'l1';
}

/** A rule that judges what the L1 does not show, or a neighbour: the construct to be judged is made by hand. */
export interface BuiltCase {
  readonly rule: string;
  readonly pool?: UserPoolProps;
  readonly judges: 'client' | 'neighbour' | 'consumer';
  readonly accepts: readonly ((fixture: UserPoolFixture) => IConstruct)[];
  readonly rejects: readonly ((fixture: UserPoolFixture) => IConstruct)[];
}

export type Properties = Record<string, unknown>;

/** A rule that judges a neighbour of the pool, or the pool itself, by its properties in CloudFormation's names. */
export interface NeighbourCase {
  readonly rule: string;
  /** The CloudFormation type that the rule judges. */
  readonly type: string;
  readonly pool?: UserPoolProps;
  readonly accepts: readonly (Properties | ((fixture: UserPoolFixture) => Properties))[];
  readonly rejects: readonly (Properties | ((fixture: UserPoolFixture) => Properties))[];
}

export type RuleCase = ClientCase | BuiltCase | NeighbourCase;
