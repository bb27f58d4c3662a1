import { apiAccessAdvice } from './advice/api-access';
import { describeAdvice } from './advice/follow';
import { poolDomainAdvice } from './advice/pool-domains';
import { apiAccessCases } from './cases/api-access';
import { poolDomainCases } from './cases/pool-domains';

describeAdvice([...apiAccessCases, ...poolDomainCases], {
  ...apiAccessAdvice,
  ...poolDomainAdvice,
}, {});
