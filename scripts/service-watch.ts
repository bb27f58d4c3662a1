import { CONSTRAINTS } from './catalogue';
import { brought, difference, inventory, writeInventory } from './service-watch/inventory';
import { writeKnownValues } from './service-watch/known-values';
import { newest, SOURCES } from './service-watch/newest';

/** Compares the current service with the inventory of this library. `write` adds new items to the inventory, without a classification. */
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
