import { apiAccessAdvice } from './advice/api-access';
import { circleAdvice } from './advice/circles';
import { deploymentOrderAdvice } from './advice/deployment-order';
import { deviceTrackingAdvice } from './advice/device-tracking';
import { describeAdvice } from './advice/follow';
import { poolDomainAdvice } from './advice/pool-domains';
import { providerMappingAdvice } from './advice/provider-mapping';
import { tenantAdvice } from './advice/tenants';
import { unfilledConsumerAdvice } from './advice/unfilled-consumers';
import { apiAccessCases } from './cases/api-access';
import { circleCases } from './cases/circles';
import { deploymentOrderCases } from './cases/deployment-order';
import { deviceTrackingCases } from './cases/device-tracking';
import { poolDomainCases } from './cases/pool-domains';
import { providerMappingCases } from './cases/provider-mapping';
import { tenantCases } from './cases/tenants';
import { unfilledConsumerCases } from './cases/unfilled-consumers';

describeAdvice([...apiAccessCases, ...circleCases, ...unfilledConsumerCases, ...deviceTrackingCases, ...providerMappingCases, ...deploymentOrderCases, ...poolDomainCases, ...tenantCases], {
  ...deploymentOrderAdvice,
  ...apiAccessAdvice,
  ...circleAdvice,
  ...unfilledConsumerAdvice,
  ...deviceTrackingAdvice,
  ...providerMappingAdvice,
  ...poolDomainAdvice,
  ...tenantAdvice,
}, {
  'consumer-pool-unfilled': 'only the user knows the pool that was meant',
});
