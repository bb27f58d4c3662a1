/**
 * The attributes that every pool has.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export const STANDARD_ATTRIBUTES: string[] = [
  'address', 'birthdate', 'email', 'email_verified', 'family_name', 'gender', 'given_name', 'locale', 'middle_name', 'name', 'nickname',
  'phone_number', 'phone_number_verified', 'picture', 'preferred_username', 'profile', 'sub', 'updated_at', 'website', 'zoneinfo',
];

/** Whether an address was verified: only the service and administrators write these. */
export const VERIFICATION_FLAGS: string[] = ['email_verified', 'phone_number_verified'];

/** What no client may be given to write, whatever a pool or a provider says. */
export const NEVER_WRITABLE: string[] = ['sub', ...VERIFICATION_FLAGS];
