/**
 * How a service exchanges a user's token for a token for another service (RFC 8693).
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-token-exchange.html
 */
export enum TokenExchange {
  /**
   * The service sends its own token (`ActorToken`) together with the user's token.
   *
   * The new token names the service in the claim `act`, so its recipient can distinguish the service from the user.
   */
  DELEGATION = 'DELEGATION',

  /**
   * The service sends the user's token only.
   *
   * The new token looks as if the user had made the request. It does not name the service, so the logs of its recipient do not name it either.
   */
  IMPERSONATION = 'IMPERSONATION',
}
