import { analyticsCases } from './analytics';
import { apiAccessCases } from './api-access';
import { apiSignInCases } from './api-sign-in';
import { attributeCases } from './attributes';
import { authFlowCases } from './auth-flows';
import { authenticationContextCases } from './authentication-context';
import { circleCases } from './circles';
import { clientIdMetadataCases } from './client-id-metadata';
import { clientRegistrationCases } from './client-registration';
import { configurationCases } from './configurations';
import { consumerCases } from './consumers';
import { deploymentOrderCases } from './deployment-order';
import { deviceTrackingCases } from './device-tracking';
import { domainCases } from './domains';
import { endpointCases } from './endpoints';
import { featurePlanCases } from './feature-plan';
import { identityPoolCases } from './identity-pools';
import { identityProviderCases } from './identity-providers';
import { issuerCases } from './issuers';
import { namingCases } from './naming';
import { oauthCases } from './oauth';
import { partialUpdateCases } from './partial-updates';
import { poolDomainCases } from './pool-domains';
import { propertyTypeCases } from './property-types';
import { providerMappingCases } from './provider-mapping';
import { providerCases } from './providers';
import { quotaCases } from './quotas';
import { redirectFormCases } from './redirect-forms';
import { redirectUrlCases } from './redirect-urls';
import { refreshRotationCases } from './refresh-rotation';
import { regionCases } from './regions';
import { resourceServerCases } from './resource-servers';
import { riskAndLogCases } from './risk-and-logs';
import { schemaCases } from './schema';
import { scopeCases } from './scopes';
import { searchDomainCases } from './search-domains';
import { secretCases } from './secret';
import { secretRotationCases } from './secret-rotation';
import { sessionCases } from './sessions';
import { signInPageCases } from './sign-in-pages';
import { signInSettingCases } from './sign-in-settings';
import { tenantCases } from './tenants';
import { tokenExchangeCases } from './token-exchange';
import { tokenLifetimeCases } from './token-lifetimes';
import { triggerCases } from './triggers';
import { unfilledCases } from './unfilled';
import { unfilledConsumerCases } from './unfilled-consumers';

// No rule reads where a construct was created, and stack traces take a fifth of the time.
process.env.CDK_DISABLE_STACK_TRACE = '1';

export const CASES = [
  ...analyticsCases,
  ...apiAccessCases,
  ...apiSignInCases,
  ...attributeCases,
  ...authFlowCases,
  ...clientIdMetadataCases,
  ...authenticationContextCases,
  ...circleCases,
  ...clientRegistrationCases,
  ...configurationCases,
  ...consumerCases,
  ...deploymentOrderCases,
  ...deviceTrackingCases,
  ...domainCases,
  ...endpointCases,
  ...featurePlanCases,
  ...identityPoolCases,
  ...identityProviderCases,
  ...issuerCases,
  ...namingCases,
  ...oauthCases,
  ...partialUpdateCases,
  ...poolDomainCases,
  ...propertyTypeCases,
  ...providerMappingCases,
  ...providerCases,
  ...quotaCases,
  ...redirectFormCases,
  ...redirectUrlCases,
  ...refreshRotationCases,
  ...regionCases,
  ...resourceServerCases,
  ...riskAndLogCases,
  ...schemaCases,
  ...scopeCases,
  ...searchDomainCases,
  ...secretCases,
  ...secretRotationCases,
  ...sessionCases,
  ...signInPageCases,
  ...signInSettingCases,
  ...tenantCases,
  ...tokenExchangeCases,
  ...tokenLifetimeCases,
  ...triggerCases,
  ...unfilledConsumerCases,
  ...unfilledCases,
];
