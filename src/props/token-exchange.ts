/**
 * How a service exchanges the token of a user for one that another service takes (RFC 8693).
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-token-exchange.html
 */
export enum TokenExchange {
  /**
   * The service sends a token of its own beside that of the user (`ActorToken`).
   *
   * The new token names the service in the claim `act`, so whoever receives it can tell the service from the user.
   */
  DELEGATION = 'DELEGATION',

  /**
   * The service sends the token of the user alone.
   *
   * The new token looks as if the user had made the request. Nothing in it, or in the logs of whoever receives it, names the service.
   */
  IMPERSONATION = 'IMPERSONATION',
}
