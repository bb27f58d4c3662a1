import type { IConstruct } from 'constructs';
import type { L1Props, UserPoolFixture } from '../../../user-pool-fixture';
import type { Properties } from '../cases/case';

/** What someone gets who follows a message to the letter. Each takes what it writes from the message where that names it. */
export interface Advice {
  /** On a client of a table: the properties that follow from the message and the failing ones. */
  readonly client?: (message: string, failing: L1Props, fixture: UserPoolFixture) => L1Props;
  /** On a neighbour of the pool, or the pool itself. */
  readonly neighbour?: (message: string, failing: Properties, fixture: UserPoolFixture) => Properties;
  /** On what is built by hand: changes it, or what is beside it. Returns what takes its place, where its props are what changes. */
  readonly built?: (message: string, construct: IConstruct, fixture: UserPoolFixture) => IConstruct | void;
}

/** The first group of a pattern in a message, which has to be there. */
export function said(message: string, pattern: RegExp): string {
  const group = pattern.exec(message)?.[1];
  if (group === undefined) { throw new Error(`the message does not say ${pattern}: ${message}`); }
  return group;
}

/** The plan that a message names for the user pool: the prop of an L2, or the property. */
export function planIn(message: string): string {
  return said(message, /\b[Ss]et (?:featurePlan: FeaturePlan\.|UserPoolTier to )(ESSENTIALS|PLUS)/);
}

/** The construct of which a message shows the path. */
export function at<Found extends IConstruct>(path: string, { app }: UserPoolFixture): Found {
  const found = app.node.findAll().find(({ node }) => node.path === path);
  if (!found) { throw new Error(`there is no ${path}`); }
  return found as Found;
}

/** Removes the resource of which a message shows the path. */
export function removeNamed(path: string, fixture: UserPoolFixture): void {
  const names = path.split('/');
  const parent = names.slice(0, -1).reduce<IConstruct>((scope, name) => scope.node.findChild(name), fixture.app);
  if (!parent.node.tryRemoveChild(names[names.length - 1])) { throw new Error(`there is no ${path}`); }
}
