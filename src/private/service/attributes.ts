/**
 * The attributes that every user pool has.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export const STANDARD_ATTRIBUTES: string[] = [
  'address', 'birthdate', 'email', 'email_verified', 'family_name', 'gender', 'given_name', 'locale', 'middle_name', 'name', 'nickname',
  'phone_number', 'phone_number_verified', 'picture', 'preferred_username', 'profile', 'sub', 'updated_at', 'website', 'zoneinfo',
];

/** Whether an address was verified. Only the service and administrators can write these. */
export const VERIFICATION_FLAGS: string[] = ['email_verified', 'phone_number_verified'];

/** Attributes that no client can write, with any user pool and provider. */
export const NEVER_WRITABLE: string[] = ['sub', ...VERIFICATION_FLAGS];
