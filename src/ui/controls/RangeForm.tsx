import type { ControlRange, ControlSpec } from '../../model/index.ts';
import { rangeControl } from '../../editing/watching/changeControls.ts';
import { ValueInput } from '../fields/ValueInput.tsx';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import styles from './Controls.module.css';

interface Props {
  readonly control: ControlSpec;
  readonly range: ControlRange;
  readonly name: string;
  readonly onDone: () => void;
}

const ENDS = [
  ['min', 'From'],
  ['max', 'To'],
  ['step', 'Step'],
] as const;

/** What is wrong with an end of a range, beside the others; null: nothing. */
function fault(range: ControlRange, end: keyof ControlRange, value: number): string | null {
  const next: ControlRange = { ...range, [end]: value };
  const { min, max, step } = next;
  if (!(step > 0)) return 'A step is above zero.';
  if (!(min < max)) return 'The range ends above its beginning.';
  return step > max - min ? 'A step is no longer than the range.' : null;
}

/** From where to where a slider goes, and its step. */
export function RangeForm({ control, range, name, onDone }: Props) {
  const { verbs } = useStores();
  function change(end: keyof ControlRange, value: number): void {
    verbs.edit(rangeControl, { control, name, range: { ...range, [end]: value } });
  }
  return (
    <div className={styles.range}>
      {ENDS.map(([end, label]) => (
        <label key={end}>
          <span>{label}</span>
          <ValueInput
            label={`${label}, range of ${name}`}
            kind="number"
            value={range[end]}
            check={(value) => fault(range, end, Number(value))}
            onCommit={(value) => change(end, Number(value))}
          />
        </label>
      ))}
      <Button onClick={onDone}>Done</Button>
    </div>
  );
}
