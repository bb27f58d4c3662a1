import { oauthCases } from './oauth';
import { redirectUrlCases } from './redirect-urls';
import { resourceServerCases } from './resource-servers';
import { scopeCases } from './scopes';
import { tokenLifetimeCases } from './token-lifetimes';

export const CASES = [...redirectUrlCases, ...oauthCases, ...tokenLifetimeCases, ...scopeCases, ...resourceServerCases];
