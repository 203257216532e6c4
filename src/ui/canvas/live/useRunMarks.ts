import { useEffect, useMemo } from 'react';
import { componentsOfNodes } from '../../../graph/nodeIds.ts';
import type { Stores } from '../../../stores/api.ts';
import { createStatusBoard, type StatusBoard } from '../api/statusBoard.ts';
import { createStaleness, type Staleness } from './staleness.ts';

export interface RunMarks {
  readonly status: StatusBoard;
  readonly staleness: Staleness;
}

/** What a run says of the components on the canvas, and whether it was a run of what is drawn. */
export function useRunMarks(stores: Stores): RunMarks {
  const marks = useMemo(
    () => ({
      status: createStatusBoard(stores.run, (node) =>
        componentsOfNodes(stores.document.getState().document, [node]),
      ),
      staleness: createStaleness(stores.run, stores.document),
    }),
    [stores],
  );
  useEffect(
    () => () => {
      marks.status.dispose();
      marks.staleness.dispose();
    },
    [marks],
  );
  return marks;
}
