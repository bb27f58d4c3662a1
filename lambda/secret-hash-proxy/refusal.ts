/** The proxy refuses a request and forwards nothing. The message is for the caller and contains nothing of the request. */
export class Refusal extends Error {
  public constructor(public readonly status: number, public readonly type: string, message: string) {
    super(message);
    this.name = 'Refusal';
  }
}

/** A malformed request. */
export function invalid(message: string): Refusal {
  return new Refusal(400, 'InvalidParameterException', message);
}

/** A valid request that this proxy does not allow. */
export function forbidden(message: string): Refusal {
  return new Refusal(403, 'ForbiddenException', message);
}
