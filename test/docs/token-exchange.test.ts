import { readFileSync } from 'fs';
import * as path from 'path';
import { CONSTRAINTS, RULES } from '../../scripts/catalogue';
import { TokenExchange } from '../../src';

const PAGE = readFileSync(path.join(__dirname, '..', '..', 'docs', 'token-exchange.md'), 'utf8');

test('docs/token-exchange.md names each way and each rule of token exchange', () => {
  for (const way of Object.values(TokenExchange)) { expect(PAGE).toContain(`TokenExchange.${way}`); }
  const rules = CONSTRAINTS.map(({ id }) => id).filter((id) => id.startsWith('token-exchange-') && RULES.has(id));
  expect(rules).toHaveLength(2);
  for (const id of rules) { expect(PAGE).toContain(`(\`${id}\`)`); }
});
