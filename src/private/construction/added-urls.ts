import { Fn, Token } from 'aws-cdk-lib';

/** No URL holds white space. */
const DELIMITER = ' ';

/** A list of URLs that are added one by one. */
export class AddedUrls {
  private tokenList: string[] = [];
  private added: string[] = [];
  private joined?: string[];

  /** A list that is a token itself (a parameter, `Fn::Split`) takes no further items: it is joined with all that are added, once, and split again. */
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
