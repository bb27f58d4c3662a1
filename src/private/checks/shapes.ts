import type { ClientFacts } from '../facts/client';
import type { ClientTopic } from '../rules/rule';

/**
 * Tells which clients look alike to a topic.
 *
 * A fact is read by several topics and is often long, so each of its values gets a number, and what a topic reads is a few numbers.
 */
export class Shapes {
  private readonly numbers = new Map<unknown, number>();
  private readonly facts: readonly (keyof ClientFacts)[];
  private readonly reads: readonly (readonly number[])[];

  public constructor(topics: readonly ClientTopic[]) {
    this.facts = [...new Set(topics.flatMap((topic) => topic.reads))];
    this.reads = topics.map((topic) => topic.reads.map((fact) => this.facts.indexOf(fact)));
  }

  /** For each topic, a text that is the same for all clients in which it reads the same. */
  public of(client: ClientFacts): string[] {
    const numbers = this.facts.map((fact) => this.numberOf(client[fact]));
    return this.reads.map((facts) => facts.map((fact) => numbers[fact]).join());
  }

  private numberOf(value: unknown): number {
    // A text is quoted as well, so that none is mistaken for what an object or a list looks like.
    const key = typeof value === 'object' || typeof value === 'string' ? JSON.stringify(value) : value;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(key, number);
    }
    return number;
  }
}
