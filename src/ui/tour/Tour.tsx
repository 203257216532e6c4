import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../StoresContext.tsx';

const TourCard = lazy(async () => ({ default: (await import('./TourCard.tsx')).TourCard }));

/** The tour, while somebody takes it. */
export function Tour() {
  const { view } = useStores();
  const isOn = useStore(view, (state) => state.tour === 'on');
  if (!isOn) return null;
  return (
    <Suspense fallback={null}>
      <TourCard />
    </Suspense>
  );
}
