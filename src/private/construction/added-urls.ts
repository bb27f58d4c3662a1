import { Fn, Token } from 'aws-cdk-lib';
import type { IResolvable, IResolveContext } from 'aws-cdk-lib';

/** No URL contains white space. */
const DELIMITER = ' ';

/** A list to which URLs are added one by one. */
export class AddedUrls {
  private extended?: ExtendedList;
  private token?: string[];

  /** A list that is a token cannot take further items. It is extended once, by all added URLs. */
  public with(urls: string[] | undefined, url: string): string[] {
    if (!Token.isUnresolved(urls)) { return [...urls ?? [], url]; }
    if (!this.extended || urls !== this.token) {
      this.extended = new ExtendedList(urls!);
      this.token = Token.asList(this.extended);
    }
    this.extended.added.push(url);
    return this.token!;
  }
}

/** A list that is a token, and further items. */
class ExtendedList implements IResolvable {
  public readonly creationStack = [];
  public readonly added: string[] = [];

  public constructor(private readonly list: string[]) {}

  /** A list that only CloudFormation knows (a parameter, `Fn::Split`) is joined with the added items, and split again. */
  public resolve(context: IResolveContext): unknown {
    const items = context.resolve(this.list) as unknown;
    return items === undefined || items === null || Array.isArray(items)
      ? [...items ?? [], ...this.added]
      : Fn.split(DELIMITER, Fn.join(DELIMITER, [Fn.join(DELIMITER, this.list), ...this.added]));
  }

  public toString(): string {
    return Token.asString(this);
  }
}
