import { consumerCases } from './consumers';
import { oauthCases } from './oauth';
import { redirectUrlCases } from './redirect-urls';
import { tokenLifetimeCases } from './token-lifetimes';

export const CASES = [...redirectUrlCases, ...oauthCases, ...tokenLifetimeCases, ...consumerCases];
