import type { CfnResource } from 'aws-cdk-lib';
import type { Finding } from './finding';
import type { Assembly } from '../assembly/assembly';
import { CdkChanged } from '../assembly/cdk-internals';
import type { PoolKey } from '../assembly/pool-key';
import { isWhole } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { OWN_FACTS } from '../facts/client';
import type { ReadClient } from '../facts/client-facts';
import { clientFacts } from '../facts/client-facts';
import { consumerFacts } from '../facts/consumers';
import type { Neighbour } from '../facts/pool';
import { PoolFacts } from '../facts/pool';
import { CLIENT_TOPICS, CONSUMER_TOPICS, NEIGHBOUR_TOPICS } from '../rules';
import type { ClientTopic, Refusal } from '../rules/rule';

const NEIGHBOUR_RULES = byType(NEIGHBOUR_TOPICS.flatMap((topic) => topic.rules));
const CONSUMER_RULES = byType(CONSUMER_TOPICS.flatMap((topic) => topic.rules));

export const JUDGED_TYPES: readonly string[] = [...NEIGHBOUR_RULES.keys()];
export const CHECKED_CONSUMERS: readonly string[] = [...CONSUMER_RULES.keys()];

function byType<R extends { readonly appliesTo: readonly string[] }>(rules: readonly R[]): Map<string, R[]> {
  const types = new Map<string, R[]>();
  for (const rule of rules) {
    for (const type of rule.appliesTo) { types.set(type, [...types.get(type) ?? [], rule]); }
  }
  return types;
}

const READS_OWN: ReadonlySet<ClientTopic> = new Set(CLIENT_TOPICS.filter(({ reads }) => OWN_FACTS.some((fact) => reads.includes(fact))));

/** Checks the clients and neighbours of one assembly. Topics that do not read what differs between most clients check clients that are alike once. */
export class Judge {
  private readonly pools = new Map<PoolKey | undefined, PoolFacts>();
  /** By likeness. */
  private readonly judged = new Map<string, ReadonlyMap<ClientTopic, readonly Finding[]>>();

  public constructor(private readonly assembly: Assembly) {}

  public client(client: CfnResource): Finding[] {
    return safely(() => {
      const read = clientFacts(client, this.assembly);
      return read ? this.judgedByTopics(read) : [];
    });
  }

  public neighbour(resource: CfnResource): Finding[] {
    return safely(() => {
      const pool = this.pool(this.assembly.poolOf(resource));
      const neighbour: Neighbour | undefined = pool.neighbours(resource.cfnResourceType).find((other) => other.path === resource.node.path);
      const rules = neighbour ? NEIGHBOUR_RULES.get(resource.cfnResourceType) ?? [] : [];
      return judgeBy(rules, neighbour!, pool);
    });
  }

  /** @param isJudged whether findings of a client are needed */
  public consumer(resource: CfnResource, isJudged: (client: CfnResource) => boolean): Finding[] {
    return safely(() => {
      const consumer = consumerFacts(resource, this.assembly, isJudged);
      return judgeBy(CONSUMER_RULES.get(consumer.type) ?? [], consumer);
    });
  }

  private judgedByTopics(read: ReadClient): Finding[] {
    const { facts } = read;
    const pool = this.pool(read.pool);
    const shared = this.judgedAlike(read, pool);
    const findings: Finding[] = [];
    for (const topic of CLIENT_TOPICS) {
      const found = READS_OWN.has(topic) ? judgeTopic(topic, facts, pool) : shared.get(topic);
      if (found) { findings.push(...found); }
    }
    return findings;
  }

  /** The findings of the topics that read only shared facts. */
  private judgedAlike({ facts, likeness }: ReadClient, pool: PoolFacts): ReadonlyMap<ClientTopic, readonly Finding[]> {
    let findings = this.judged.get(likeness);
    if (!findings) {
      const topics = CLIENT_TOPICS.filter((topic) => !READS_OWN.has(topic));
      findings = new Map(topics.map((topic) => [topic, judgeTopic(topic, facts, pool)] as const).filter(([, found]) => found.length > 0));
      this.judged.set(likeness, findings);
    }
    return findings;
  }

  private pool(key: PoolKey | undefined): PoolFacts {
    let pool = this.pools.get(key);
    if (!pool) {
      pool = new PoolFacts(key, this.assembly);
      this.pools.set(key, pool);
    }
    return pool;
  }
}

function judgeTopic({ rules }: ClientTopic, facts: ClientFacts, pool: PoolFacts): Finding[] {
  return judgeBy(rules.filter(({ appliesTo }) => !appliesTo || appliesTo.includes(facts.kind)), facts, pool);
}

interface Rule<Judged extends readonly unknown[]> extends Pick<Finding, 'id' | 'level' | 'property' | 'source'> {
  readonly refusal?: Refusal<Judged>;
  readonly check: (...judged: Judged) => readonly string[];
  readonly message: (offenders: readonly string[], ...judged: Judged) => string;
}

function judgeBy<Judged extends readonly unknown[]>(rules: readonly Rule<Judged>[], ...judged: Judged): Finding[] {
  const found: Finding[] = [];
  for (const rule of rules) {
    try {
      const offenders = rule.check(...judged);
      if (offenders.length > 0) { found.push(findingOf(rule, offenders, judged)); }
    } catch (error) {
      found.push(defect(error, rule.id));
    }
  }
  return found;
}

function findingOf<Judged extends readonly unknown[]>(rule: Rule<Judged>, offenders: readonly string[], judged: Judged): Finding {
  const { id, level, property, source } = rule;
  return { id, level, property, source, refusal: quoted(rule.refusal, offenders, judged), text: rule.message(offenders, ...judged) };
}

/** The words of the service for the first completely known offending value. */
function quoted<Judged extends readonly unknown[]>(
  refusal: Refusal<Judged> | undefined, offenders: readonly string[], judged: Judged,
): string | undefined {
  if (typeof refusal !== 'function') { return refusal; }
  const offender = offenders.find(isWhole);
  return offender === undefined ? undefined : refusal(offender, ...judged);
}

/** An error of a rule must not hide other findings. If CDK has changed, no rule is defective, but nothing can be checked. */
function defect(error: unknown, rule?: string): Finding {
  if (error instanceof CdkChanged) { throw error; }
  return {
    id: 'rule-broken',
    level: 'warning',
    property: '',
    text: `this resource was not checked${rule === undefined ? '' : ` by the rule '${rule}'`} (${String(error)}). This is a defect of cdk-cognito-app-clients. Please report it.`,
    source: 'https://github.com/cdk-cognito-app-clients/cdk-cognito-app-clients/issues',
  };
}

function safely(judge: () => Finding[]): Finding[] {
  try {
    return judge();
  } catch (error) {
    return [defect(error)];
  }
}
