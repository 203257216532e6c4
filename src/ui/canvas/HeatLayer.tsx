import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../StoresContext.tsx';
import type { Graph } from './graph.ts';

const ProfileHeat = lazy(async () => ({
  default: (await import('./ProfileHeat.tsx')).ProfileHeat,
}));

/** What of the profile is drawn over the components, once somebody wants to see it. */
export function HeatLayer({ graph }: { readonly graph: Graph }) {
  const { view } = useStores();
  const kind = useStore(view, (state) => state.heat);
  return kind === 'off' ? null : (
    <Suspense fallback={null}>
      <ProfileHeat graph={graph} kind={kind} />
    </Suspense>
  );
}
