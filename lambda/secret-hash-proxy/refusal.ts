/** The proxy refuses a request, and forwards nothing. The message goes to the caller: it holds nothing of what was sent. */
export class Refusal extends Error {
  public constructor(public readonly status: number, public readonly type: string, message: string) {
    super(message);
    this.name = 'Refusal';
  }
}

/** A request that Cognito would not understand either. */
export function invalid(message: string): Refusal {
  return new Refusal(400, 'InvalidParameterException', message);
}

/** A request that is valid, and that this proxy does not allow. */
export function forbidden(message: string): Refusal {
  return new Refusal(403, 'ForbiddenException', message);
}
