/** A service's refusal, by the name that its API gives it. */
export class Refused extends Error {
  public constructor(public readonly reason: string, message: string) {
    super(message);
  }
}
