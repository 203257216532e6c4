import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Stores } from '../../stores/api.ts';
import { readGraph } from '../canvas/readGraph.ts';

/** Every field of the open document that can be watched: all outputs, then all inputs. */
export function useFields(stores: Stores): readonly string[] {
  const document = useStore(stores.document, (state) => state.document);
  return useMemo(() => {
    const { components } = readGraph(document, stores.catalogue, []);
    const of = (side: 'outputs' | 'inputs') =>
      components.flatMap(({ name, ports }) => ports[side].map((field) => `${name}.${field}`));
    return [...of('outputs'), ...of('inputs')];
  }, [document, stores.catalogue]);
}
