import { apiAccessAdvice } from './advice/api-access';
import { circleAdvice } from './advice/circles';
import { deploymentOrderAdvice } from './advice/deployment-order';
import { describeAdvice } from './advice/follow';
import { poolDomainAdvice } from './advice/pool-domains';
import { tenantAdvice } from './advice/tenants';
import { apiAccessCases } from './cases/api-access';
import { circleCases } from './cases/circles';
import { deploymentOrderCases } from './cases/deployment-order';
import { poolDomainCases } from './cases/pool-domains';
import { tenantCases } from './cases/tenants';

describeAdvice([...apiAccessCases, ...circleCases, ...deploymentOrderCases, ...poolDomainCases, ...tenantCases], {
  ...deploymentOrderAdvice,
  ...apiAccessAdvice,
  ...circleAdvice,
  ...poolDomainAdvice,
  ...tenantAdvice,
}, {});
