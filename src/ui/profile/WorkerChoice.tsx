import { chooseWorker } from '../../editing/process/changeProcess.ts';
import { Select } from '../kit/inputs/Select.tsx';
import { useStores } from '../page/StoresContext.tsx';

interface Props {
  readonly component: string;
  /** Workers that can be chosen. */
  readonly workers: number;
  /** The one that was chosen, from 1; null lets the plan choose. */
  readonly pin: number | null;
  /** Where it was in the last run; null when there was none. */
  readonly now: number | null;
}

/** The worker of one component: chosen by the plan, or by hand. */
export function WorkerChoice({ component, workers, pin, now }: Props) {
  const { verbs } = useStores();
  const planned = now === null || pin !== null ? 'By the plan' : `${now}, by the plan`;
  const options = [
    { value: 'auto', label: planned },
    ...Array.from({ length: workers }, (_, at) => ({
      value: String(at + 1),
      label: `Worker ${at + 1}`,
    })),
  ];
  return (
    <Select
      aria-label={`Worker of ${component}`}
      value={pin === null ? 'auto' : String(pin)}
      options={options}
      onChange={(next) =>
        verbs.edit(chooseWorker, { component, worker: next === 'auto' ? null : Number(next) })
      }
    />
  );
}
