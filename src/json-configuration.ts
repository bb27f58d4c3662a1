import type { ConfiguredClient } from './private/configuration/configured-client';
import type { Document } from './private/configuration/late';
import { lateJson } from './private/configuration/late';
import { ownKeys } from './private/configuration/own-keys';

/**
 * The configuration of an app as a JSON document, without anything secret.
 *
 * The document is a text that is complete when the template is deployed. Pass it on as it is: to `Source.data()` of a bucket deployment, an SSM
 * parameter, an output, or a variable of a function or container. Within `Source.jsonData()` it would become a string in the JSON.
 */
export class JsonConfiguration {
  /** @internal */
  public static _of(client: ConfiguredClient, document: Document): JsonConfiguration {
    return new JsonConfiguration(client, document);
  }

  /**
   * The document.
   *
   * Callback URLs, sign-out URLs and a domain that are added to the app later are in it.
   */
  public readonly json: string;

  private constructor(private readonly client: ConfiguredClient, private readonly document: Document) {
    this.json = lateJson(client, document);
  }

  /**
   * The document with keys of the app's own.
   *
   * Objects are merged key by key. A key that the document has already cannot be given another value: that throws.
   *
   * @param keys values that JSON can hold, or tokens of them
   * @returns the document
   */
  public jsonWith(keys: { [key: string]: any }): string {
    return lateJson(this.client, this.document, ownKeys(keys, this.document));
  }
}
