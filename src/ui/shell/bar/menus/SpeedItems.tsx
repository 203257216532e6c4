import { useStore } from 'zustand';
import { MenuChoice } from '../../../kit/menu/Menu.tsx';
import { useStores } from '../../../page/StoresContext.tsx';
import { SPEEDS } from '../speeds.ts';

export function SpeedItems({ type }: { readonly type: string }) {
  const { run, verbs } = useStores();
  const speed = useStore(run, (state) => state.speed);
  return (
    <MenuChoice
      label={`Speed of the ${type}`}
      value={speed === null ? 'full' : String(speed)}
      options={SPEEDS}
      onChange={(next) => verbs.setSpeed(next === 'full' ? null : Number(next))}
    />
  );
}
