/**
 * How many managed login styles a user pool can have. The quota cannot be raised.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
export const MOST_STYLES = 20;
