import { describeAdvice } from './advice/follow';
import { poolDomainAdvice } from './advice/pool-domains';
import { poolDomainCases } from './cases/pool-domains';

describeAdvice([...poolDomainCases], {
  ...poolDomainAdvice,
}, {});
