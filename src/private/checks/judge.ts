import type { CfnResource } from 'aws-cdk-lib';
import type { Finding } from './finding';
import { Shapes } from './shapes';
import type { Assembly, PoolKey } from '../assembly/assembly';
import { CdkChanged } from '../assembly/cdk-internals';
import { isWhole } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { clientFacts } from '../facts/client';
import { consumerFacts } from '../facts/consumers';
import type { Neighbour } from '../facts/pool';
import { PoolFacts } from '../facts/pool';
import { CLIENT_TOPICS, CONSUMER_TOPICS, NEIGHBOUR_TOPICS } from '../rules';
import type { ClientTopic, Refusal } from '../rules/rule';

const NEIGHBOUR_RULES = byType(NEIGHBOUR_TOPICS.flatMap((topic) => topic.rules));
const CONSUMER_RULES = byType(CONSUMER_TOPICS.flatMap((topic) => topic.rules));

export const JUDGED_TYPES: readonly string[] = [...NEIGHBOUR_RULES.keys()];
export const CONSUMER_TYPES: readonly string[] = [...CONSUMER_RULES.keys()];

function byType<R extends { readonly appliesTo: readonly string[] }>(rules: readonly R[]): Map<string, R[]> {
  const types = new Map<string, R[]>();
  for (const rule of rules) {
    for (const type of rule.appliesTo) { types.set(type, [...types.get(type) ?? [], rule]); }
  }
  return types;
}

/** Checks the clients and neighbours of one assembly. A topic checks clients on the same user pool once if their facts are equal. */
export class Judge {
  private readonly pools = new Map<PoolKey | undefined, PoolFacts>();
  private readonly judged = new Map<PoolKey | undefined, Map<string, readonly Finding[]>[]>();
  private readonly shapes = new Shapes(CLIENT_TOPICS);

  public constructor(private readonly assembly: Assembly) {}

  public client(client: CfnResource): Finding[] {
    return safely(undefined, () => {
      const known = clientFacts(client, this.assembly);
      return known ? this.judgedByTopics(known.facts, known.pool) : [];
    });
  }

  public neighbour(resource: CfnResource): Finding[] {
    return safely(undefined, () => {
      const pool = this.pool(this.assembly.poolOf(resource));
      const neighbour: Neighbour | undefined = pool.neighbours(resource.cfnResourceType).find((other) => other.path === resource.node.path);
      const rules = neighbour ? NEIGHBOUR_RULES.get(resource.cfnResourceType) ?? [] : [];
      return rules.flatMap((rule) => safely(rule.id, () => findingsOf(rule, neighbour!, pool)));
    });
  }

  /** @param isJudged whether findings of a client are needed */
  public consumer(resource: CfnResource, isJudged: (client: CfnResource) => boolean): Finding[] {
    return safely(undefined, () => {
      const consumer = consumerFacts(resource, this.assembly, isJudged);
      return (CONSUMER_RULES.get(consumer.type) ?? []).flatMap((rule) => safely(rule.id, () => findingsOf(rule, consumer)));
    });
  }

  private judgedByTopics(facts: ClientFacts, pool: PoolKey | undefined): Finding[] {
    let memos = this.judged.get(pool);
    if (!memos) {
      memos = CLIENT_TOPICS.map(() => new Map());
      this.judged.set(pool, memos);
    }
    const findings: Finding[] = [];
    const shapes = this.shapes.of(facts);
    CLIENT_TOPICS.forEach((topic, index) => {
      const memo = memos[index];
      let found = memo.get(shapes[index]);
      if (!found) {
        found = judgeTopic(topic, facts, this.pool(pool));
        memo.set(shapes[index], found);
      }
      if (found.length > 0) { findings.push(...found); }
    });
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
  const found: Finding[] = [];
  for (const rule of rules) {
    if (rule.appliesTo && !rule.appliesTo.includes(facts.kind)) { continue; }
    found.push(...safely(rule.id, () => findingsOf(rule, facts, pool)));
  }
  return found;
}

interface Rule<Judged extends readonly unknown[]> extends Pick<Finding, 'id' | 'level' | 'property' | 'source'> {
  readonly refusal?: Refusal<Judged>;
  readonly check: (...judged: Judged) => readonly string[];
  readonly message: (offenders: readonly string[], ...judged: Judged) => string;
}

function findingsOf<Judged extends readonly unknown[]>(rule: Rule<Judged>, ...judged: Judged): Finding[] {
  const offenders = rule.check(...judged);
  if (offenders.length === 0) { return []; }
  const { id, level, property, source } = rule;
  return [{ id, level, property, source, refusal: quoted(rule.refusal, offenders, judged), text: rule.message(offenders, ...judged) }];
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
function safely(rule: string | undefined, judge: () => Finding[]): Finding[] {
  try {
    return judge();
  } catch (error) {
    if (error instanceof CdkChanged) { throw error; }
    return [{
      id: 'rule-broken',
      level: 'warning',
      property: '',
      text: `this resource was not checked${rule === undefined ? '' : ` by the rule '${rule}'`} (${String(error)}). This is a defect of cdk-cognito-app-clients. Please report it.`,
      source: 'https://github.com/cdk-cognito-app-clients/cdk-cognito-app-clients/issues',
    }];
  }
}
