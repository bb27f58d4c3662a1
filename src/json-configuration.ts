import type { ConfiguredClient } from './private/configuration/configured-client';
import type { Document } from './private/configuration/late';
import { lateJson } from './private/configuration/late';
import { ownKeys } from './private/configuration/own-keys';

/**
 * The configuration of an app as a JSON document. It contains nothing secret.
 *
 * The document is a string with tokens, which CloudFormation fills in at deployment. Pass it unchanged to `Source.data()` of a bucket deployment,
 * an SSM parameter, an output, or an environment variable of a function or container. Do not pass it to `Source.jsonData()`, which would write the
 * document as a string inside JSON.
 */
export class JsonConfiguration {
  /** @internal */
  public static _of(client: ConfiguredClient, document: Document): JsonConfiguration {
    return new JsonConfiguration(client, document);
  }

  /**
   * The document as a string.
   *
   * It includes callback URLs, sign-out URLs and a domain that are added to the CDK app later.
   */
  public readonly json: string;

  private constructor(private readonly client: ConfiguredClient, private readonly document: Document) {
    this.json = lateJson(client, document);
  }

  /**
   * The document with additional keys.
   *
   * Objects are merged key by key. Throws an error if a key of the document would get another value.
   *
   * @param keys the additional keys, with values that JSON can represent, or tokens
   * @returns the document as a string
   */
  public jsonWith(keys: { [key: string]: any }): string {
    return lateJson(this.client, this.document, ownKeys(keys, this.document, this.client.resource.node.scope!));
  }
}
