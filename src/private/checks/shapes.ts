import type { ClientFacts } from '../facts/client';
import type { ClientTopic } from '../rules/rule';

/**
 * Finds the clients whose facts are equal for a topic.
 *
 * A fact is often long, and several topics read it. Each of its values therefore gets a number, so the facts of a topic are a few numbers.
 */
export class Shapes {
  private readonly numbers = new Map<unknown, number>();
  private readonly facts: readonly (keyof ClientFacts)[];
  private readonly reads: readonly (readonly number[])[];

  public constructor(topics: readonly ClientTopic[]) {
    this.facts = [...new Set(topics.flatMap((topic) => topic.reads))];
    this.reads = topics.map((topic) => topic.reads.map((fact) => this.facts.indexOf(fact)));
  }

  /** A text for each topic that is the same for all clients with the same facts. */
  public of(client: ClientFacts): string[] {
    const numbers = this.facts.map((fact) => this.numberOf(client[fact]));
    return this.reads.map((facts) => facts.map((fact) => numbers[fact]).join());
  }

  private numberOf(value: unknown): number {
    // A text is quoted too, so that it cannot be equal to an object or a list.
    const key = typeof value === 'object' || typeof value === 'string' ? JSON.stringify(value) : value;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(key, number);
    }
    return number;
  }
}
