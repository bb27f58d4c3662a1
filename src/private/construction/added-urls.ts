import { Fn, Token } from 'aws-cdk-lib';

/** No URL contains white space. */
const DELIMITER = ' ';

/** A list to which URLs are added one by one. */
export class AddedUrls {
  private tokenList: string[] = [];
  private added: string[] = [];
  private joined?: string[];

  /** A list that is a token (a parameter, `Fn::Split`) cannot take further items. It is joined with all added URLs once, and split again. */
  public with(urls: string[] | undefined, url: string): string[] {
    if (!Token.isUnresolved(urls)) { return [...urls ?? [], url]; }
    if (urls !== this.joined) {
      this.tokenList = urls!;
      this.added = [];
    }
    this.added.push(url);
    this.joined = Fn.split(DELIMITER, Fn.join(DELIMITER, [Fn.join(DELIMITER, this.tokenList), ...this.added]));
    return this.joined;
  }
}
