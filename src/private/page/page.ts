import type { IConstruct } from 'constructs';
import { diagram, MOST_CLIENTS } from './diagram';
import { cell } from './markdown';
import type { ShownPool } from './overview';
import { poolsOf } from './overview';
import { table } from './table';
import { stagesBelow } from '../checks/registered';

/** The page of an App or a Stage, with a section for each Stage below it that has clients. */
export function page(root: IConstruct): string {
  const parts = [root, ...stagesBelow(root)].flatMap((assembly) => {
    const pools = poolsOf(assembly);
    return pools.length === 0 ? [] : [...assembly === root ? [] : [`## ${cell(assembly.node.path)}`], ...pools.flatMap(poolPart)];
  });
  return `${['# App clients', ...parts.length > 0 ? parts : ['This app has no app clients.']].join('\n\n')}\n`;
}

function poolPart(pool: ShownPool): string[] {
  return [
    `### ${cell(pool.name ?? 'A pool that this app does not name')}`,
    ...pool.clients.length > MOST_CLIENTS
      ? [`There is no diagram, because the pool has ${pool.clients.length} clients here.`]
      : [diagram(pool)],
    table(pool.clients),
  ];
}
