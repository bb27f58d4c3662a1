import { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { Assembly } from '../../../src/private/assembly/assembly';
import { PoolFacts } from '../../../src/private/facts/pool';
import { USER_POOL } from '../../../src/private/service/types';
import { l1Of, UserPoolFixture } from '../../user-pool-fixture';

test('a pool is among its own neighbours, with its properties and no other pool', () => {
  const fixture = new UserPoolFixture({ userPoolName: 'mine' });
  new CfnUserPool(fixture.stack, 'Other', { userPoolName: 'other' });
  const key = l1Of(fixture.pool).node.path;
  const pool = new PoolFacts(key, new Assembly(fixture.app));
  expect(pool.neighbours(USER_POOL).map(({ path, type, properties }) => [path, type, properties.UserPoolName])).toEqual([[key, USER_POOL, 'mine']]);
});
