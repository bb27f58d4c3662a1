import { SYSTEM_CLOCK } from '../../lambda/client-secret/clock';

test('the clock of the function waits as long as it is told', async () => {
  const began = SYSTEM_CLOCK.now();
  expect(Math.abs(began - Date.now())).toBeLessThan(1000);
  await SYSTEM_CLOCK.sleep(50);
  expect(SYSTEM_CLOCK.now() - began).toBeGreaterThanOrEqual(45);
});
