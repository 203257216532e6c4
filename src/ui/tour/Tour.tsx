import { useStore } from 'zustand';
import { useStores } from '../page/StoresContext.tsx';
import { late } from '../kit/late.tsx';

const TourCard = late(async () => (await import('./TourCard.tsx')).TourCard);

/** The tour, while somebody takes it. */
export function Tour() {
  const { view } = useStores();
  const isOn = useStore(view, (state) => state.tour === 'on');
  if (!isOn) return null;
  return <TourCard />;
}
