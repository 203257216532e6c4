import { useStore } from 'zustand';
import { useStores } from '../../page/StoresContext.tsx';
import type { Graph } from '../../../graph/graph.ts';
import { lateExtra } from '../../kit/late.tsx';

const ProfileHeat = lateExtra(async () => (await import('./ProfileHeat.tsx')).ProfileHeat);

/** What of the profile is drawn over the components, once somebody wants to see it. */
export function HeatLayer({ graph }: { readonly graph: Graph }) {
  const { view } = useStores();
  const kind = useStore(view, (state) => state.heat);
  return kind === 'off' ? null : <ProfileHeat graph={graph} kind={kind} />;
}
