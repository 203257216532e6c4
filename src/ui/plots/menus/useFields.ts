import { useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import type { DocumentState, Stores } from '../../../stores/api.ts';
import { readGraph } from '../../../graph/readGraph.ts';

export interface WatchableField {
  /** `component.field` */
  readonly field: string;
  readonly component: string;
  readonly side: 'output' | 'input';
}

const read = ({ document, catalogue }: DocumentState) => ({ document, catalogue });

/** Every field of the open document that can be watched: all outputs, then all inputs. */
export function useFields(stores: Stores): readonly WatchableField[] {
  // A large document has many: it is shown first.
  const { document, catalogue } = useDeferredValue(useStore(stores.document, useShallow(read)));
  return useMemo(() => {
    const { components } = readGraph(document, catalogue, []);
    return (['output', 'input'] as const).flatMap((side) =>
      components.flatMap(({ name, ports }) =>
        ports[`${side}s`].map((field) => ({ field: `${name}.${field}`, component: name, side })),
      ),
    );
  }, [document, catalogue]);
}
