import { analytics } from './analytics';
import { apiAccess } from './api-access';
import { apiSignIn } from './api-sign-in';
import { readWriteAttributes } from './attributes';
import { authFlows } from './auth-flows';
import { authenticationContext } from './authentication-context';
import { branding } from './branding';
import { circles, circlesOfPools } from './circles';
import { clientIdMetadata } from './client-id-metadata';
import { clientRegistration } from './client-registration';
import { configurations } from './configurations';
import { consumers } from './consumers';
import { deploymentOrder } from './deployment-order';
import { deviceTracking } from './device-tracking';
import { domains } from './domains';
import { endpoints } from './endpoints';
import { featurePlan } from './feature-plan';
import { firstFactors } from './first-factors';
import { hostedUi } from './hosted-ui';
import { identityPools } from './identity-pools';
import { identityProviders } from './identity-providers';
import { issuers } from './issuers';
import { logDelivery } from './log-delivery';
import { namesOfNeighbours, naming } from './naming';
import { newValues, newValuesOfPools } from './new-values';
import { oauth } from './oauth';
import { partialUpdatesTopic } from './partial-updates';
import { flowsOfPools } from './pool-auth-flows';
import { poolDomains } from './pool-domains';
import { propertyTypes, propertyTypesOfNeighbours } from './property-types';
import { providerDetails } from './provider-details';
import { providerMapping } from './provider-mapping';
import { providerNames } from './provider-names';
import { quotas } from './quotas';
import { redirectCircle } from './redirect-circle';
import { redirectForms } from './redirect-forms';
import { redirectUrls } from './redirect-urls';
import { redirectsByGrant } from './redirects-by-grant';
import { refreshRotation } from './refresh-rotation';
import { regions, regionsOfNeighbours } from './regions';
import { resourceServers } from './resource-servers';
import { revocation } from './revocation';
import { riskConfiguration } from './risk-configuration';
import type { ClientTopic, ConsumerTopic, NeighbourTopic } from './rule';
import { schema } from './schema';
import { scopes } from './scopes';
import { searchDomains } from './search-domains';
import { secret } from './secret';
import { secretLeaksTopic } from './secret-leaks';
import { secretRotation } from './secret-rotation';
import { sessionConfigurations, sessions } from './sessions';
import { tenants } from './tenants';
import { terms } from './terms';
import { tokenExchange } from './token-exchange';
import { tokenLifetimes } from './token-lifetimes';
import { triggers } from './triggers';
import { unfilled, unfilledNamesOfClients } from './unfilled';
import { unfilledNames, unfilledOfConsumers } from './unfilled-neighbours';
import { userContext } from './user-context';
import { userExistenceErrors } from './user-existence-errors';
import { userPool } from './user-pool';
import { webAcl } from './web-acl';

export const CLIENT_TOPICS: readonly ClientTopic[] = [
  propertyTypes, partialUpdatesTopic, naming, regions, secret, secretRotation, oauth,
  redirectsByGrant, scopes, redirectUrls, identityProviders, authFlows, apiSignIn,
  tokenExchange, tokenLifetimes,
  refreshRotation, revocation, userExistenceErrors, userContext, readWriteAttributes, analytics, secretLeaksTopic, endpoints,
  deviceTracking, redirectCircle, circles, configurations, redirectForms, unfilled, unfilledNamesOfClients, poolDomains, newValues,
  deploymentOrder, sessions,
];

export const NEIGHBOUR_TOPICS: readonly NeighbourTopic[] = [
  propertyTypesOfNeighbours, resourceServers, providerNames, providerDetails, providerMapping, schema, namesOfNeighbours, flowsOfPools,
  userPool, featurePlan, quotas,
  domains, branding, hostedUi, terms, riskConfiguration, logDelivery, webAcl, regionsOfNeighbours,
  unfilledNames, newValuesOfPools, tenants, sessionConfigurations, circlesOfPools,
  clientIdMetadata, clientRegistration, firstFactors, authenticationContext, triggers,
];

export const CONSUMER_TOPICS: readonly ConsumerTopic[] = [consumers, apiAccess, identityPools, issuers, searchDomains, unfilledOfConsumers];

/** Findings of the library itself, besides the findings of its rules. */
export const OWN_FINDINGS: readonly string[] = ['acknowledged-unknown-rule', 'rule-broken'];

export function ruleIds(): Set<string> {
  return new Set([...CLIENT_TOPICS, ...NEIGHBOUR_TOPICS, ...CONSUMER_TOPICS].flatMap((topic) => topic.rules.map((rule) => rule.id)));
}
