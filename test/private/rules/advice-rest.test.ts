import { apiAccessAdvice } from './advice/api-access';
import { deploymentOrderAdvice } from './advice/deployment-order';
import { describeAdvice } from './advice/follow';
import { poolDomainAdvice } from './advice/pool-domains';
import { apiAccessCases } from './cases/api-access';
import { deploymentOrderCases } from './cases/deployment-order';
import { poolDomainCases } from './cases/pool-domains';

describeAdvice([...apiAccessCases, ...deploymentOrderCases, ...poolDomainCases], {
  ...deploymentOrderAdvice,
  ...apiAccessAdvice,
  ...poolDomainAdvice,
}, {});
