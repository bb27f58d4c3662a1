import { CONSTRAINTS } from './catalogue';
import { brought, difference, inventory, writeInventory } from './service-watch/inventory';
import { writeKnownValues } from './service-watch/known-values';
import { newest, SOURCES } from './service-watch/newest';

/** Compares what Cognito is today with what this library has classified. `write` puts what is new into the inventory, unclassified. */
const now = newest();
if (process.argv.includes('write')) {
  const next = brought(now, inventory());
  writeInventory(next);
  writeKnownValues(next);
}
const lines = difference(now.facts, inventory(), new Set(CONSTRAINTS.map(({ id }) => id)));
console.log(`Read ${SOURCES.map((source) => `${source} ${now.releases[source]}`).join(', ')}: ${now.facts.size} items.`);
if (lines.length > 0) {
  console.error(lines.join('\n'));
  console.error(`${lines.length} to classify in catalogue/inventory.json; CONTRIBUTING.md says how.`);
  process.exitCode = 1;
} else {
  console.log('Everything is classified.');
}
