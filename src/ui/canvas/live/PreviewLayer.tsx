import { useStore } from 'zustand';
import { useStores } from '../../page/StoresContext.tsx';
import type { Graph } from '../../../graph/graph.ts';
import { lateExtra } from '../../kit/late.tsx';

const TrialValues = lateExtra(async () => (await import('./TrialValues.tsx')).TrialValues);

/** The values of the trial that is looked at, under the components that have them. */
export function PreviewLayer({ graph }: { readonly graph: Graph }) {
  const preview = useStore(useStores().view, (state) => state.preview);
  return preview === null ? null : <TrialValues graph={graph} preview={preview} />;
}
