import { ViewportPortal } from '@xyflow/react';
import type { Graph } from '../../../graph/graph.ts';
import type { Match } from '../../../graph/findComponents.ts';
import styles from './FindBar.module.css';

/** Air between a component and the mark around it. */
const AIR = 5;

/** Marks around what was found; the one that is looked at stands out. */
export function FindMarks({
  graph,
  found,
  current,
}: {
  readonly graph: Graph;
  readonly found: readonly Match[];
  readonly current: Match | undefined;
}) {
  return (
    <ViewportPortal>
      <svg className={styles.marks} aria-hidden="true">
        {found.map((match) => {
          const view = graph.byName.get(match.node);
          return (
            view && (
              <rect
                key={match.node}
                className={match === current ? styles.current : styles.mark}
                x={view.position.x - AIR}
                y={view.position.y - AIR}
                width={view.size.width + 2 * AIR}
                height={view.size.height + 2 * AIR}
                rx={13}
              />
            )
          );
        })}
      </svg>
    </ViewportPortal>
  );
}
