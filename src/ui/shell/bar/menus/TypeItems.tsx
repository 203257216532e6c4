import { useStore } from 'zustand';
import { changeProcessType } from '../../../../editing/process/changeProcess.ts';
import { type ProcessType } from '../../../../editing/process/process.ts';
import { MenuChoice, MenuSeparator } from '../../../kit/menu/Menu.tsx';
import { useStores } from '../../../page/StoresContext.tsx';
import { useFacts } from '../../useFacts.ts';

const TYPES = [
  { value: 'plugboard.process.LocalProcess', label: 'One worker', note: 'LocalProcess' },
  { value: 'plugboard.process.RayProcess', label: 'A pool of workers', note: 'RayProcess' },
] as const;

const COUNTS = [
  { value: 'auto', label: 'As many as the machine has cores' },
  { value: '2', label: '2 at most' },
  { value: '4', label: '4 at most' },
  { value: '8', label: '8 at most' },
] as const;

export function TypeItems({ type }: { readonly type: string }) {
  const { view, verbs } = useStores();
  const { typeText } = useFacts();
  const workers = useStore(view, (state) => state.workers);
  return (
    <>
      <MenuChoice
        label="Where the process runs"
        value={typeText as ProcessType}
        options={TYPES}
        onChange={(next) => verbs.edit(changeProcessType, next)}
      />
      {type === 'RayProcess' && (
        <>
          <MenuSeparator />
          <MenuChoice
            label="Workers of the pool"
            value={workers === null ? 'auto' : String(workers)}
            options={COUNTS}
            onChange={(next) => verbs.setWorkers(next === 'auto' ? null : Number(next))}
          />
        </>
      )}
    </>
  );
}
