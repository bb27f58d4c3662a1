import { bundled } from './fakes/bundle';
import { DAYS, HOURS, MINUTES, SECONDS } from './fakes/clock';
import { CLIENT_ID, Cloud } from './fakes/cloud';
import { Driver, STEPS } from './fakes/driver';

async function seeded(): Promise<Driver> {
  const cloud = new Cloud(24 * HOURS);
  cloud.cognito.createClient(CLIENT_ID);
  const driver = new Driver(cloud, bundled);
  expect(await driver.seed()).toMatchObject({ Status: 'SUCCESS' });
  return driver;
}

test('x', async () => {
  const driver = await seeded();
  await driver.rotate();
  driver.cloud.clock.pass(2 * DAYS);
  await driver.rotate();
  console.log(driver.cloud.secrets.current, driver.cloud.secrets.versions, driver.cloud.violations, driver.lines, STEPS, MINUTES, SECONDS);
});
