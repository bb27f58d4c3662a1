import { AUTH_FLOWS } from './known-values';

export const REFRESH = 'ALLOW_REFRESH_TOKEN_AUTH';
export const CLIENT_TOKEN = 'ALLOW_CLIENT_TOKEN_AUTH';
export const SRP = 'ALLOW_USER_SRP_AUTH';
/** Choice-based sign-in. */
export const CHOICE = 'ALLOW_USER_AUTH';
/** Flows that send the password itself to the service. */
export const PASSWORD = ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'];
export const ADMIN = ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'];
export const CUSTOM = ['ALLOW_CUSTOM_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'];
/** The names from before 2019, and the names that replaced them. */
export const SUCCESSORS: Readonly<Record<string, string>> = {
  ADMIN_NO_SRP_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  CUSTOM_AUTH_FLOW_ONLY: 'ALLOW_CUSTOM_AUTH',
  USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
};
/** Flows with which users sign in through the API. */
export const OF_USERS = [SRP, CHOICE, ...PASSWORD, ...ADMIN, ...CUSTOM];
/** Flows with which users of the user pool may sign in on its pages. */
export const ON_PAGES = [SRP, CHOICE, ...PASSWORD, ...ADMIN];
/** The recommended flows first. The page of GetClientToken names its flow, and the enum does not contain it. */
export const KNOWN_FLOWS = [...new Set([...OF_USERS, REFRESH, CLIENT_TOKEN, ...AUTH_FLOWS])];
/** The flows of a client without a list, and with an empty list. */
export const DEFAULT_FLOWS = [SRP, 'ALLOW_CUSTOM_AUTH', REFRESH];
