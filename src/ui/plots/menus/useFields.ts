import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Stores } from '../../../stores/api.ts';
import { readGraph } from '../../../graph/readGraph.ts';

export interface WatchableField {
  /** `component.field` */
  readonly field: string;
  readonly component: string;
  readonly side: 'output' | 'input';
}

/** Every field of the open document that can be watched: all outputs, then all inputs. */
export function useFields(stores: Stores): readonly WatchableField[] {
  const document = useStore(stores.document, (state) => state.document);
  const catalogue = useStore(stores.document, (state) => state.catalogue);
  return useMemo(() => {
    const { components } = readGraph(document, catalogue, []);
    return (['output', 'input'] as const).flatMap((side) =>
      components.flatMap(({ name, ports }) =>
        ports[`${side}s`].map((field) => ({ field: `${name}.${field}`, component: name, side })),
      ),
    );
  }, [document, catalogue]);
}
