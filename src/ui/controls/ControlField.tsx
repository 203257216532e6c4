import { useId } from 'react';
import type { Json } from '../../base/json.ts';
import { type ControlTarget } from '../../model/index.ts';
import { changeArgument } from '../../editing/arguments/changeArguments.ts';
import { changeParameter } from '../../editing/process/changeProcess.ts';
import type { Stores } from '../../stores/index.ts';
import { onStep } from '../fields/values/sliderRange.ts';
import { valueText } from '../fields/values/fieldValue.ts';
import { ValueInput } from '../fields/ValueInput.tsx';
import { Slider } from '../kit/inputs/Slider.tsx';
import { late } from '../kit/late.tsx';
import { useStores } from '../page/StoresContext.tsx';
import styles from './Controls.module.css';
import { type Pinned, pinKind, usualRange } from '../fields/values/readPinned.ts';

// Few controls are lists, and a list brings much with it.
const Select = late(async () => (await import('../kit/inputs/Select.tsx')).Select);

/** Sets what a control sets, as the inspector does: a run that goes on takes an argument at once. */
function setValue(
  { verbs }: Pick<Stores, 'verbs'>,
  target: ControlTarget,
  value: Json,
  gesture?: string | symbol,
): void {
  if ('parameter' in target) verbs.edit(changeParameter, { ...target, value }, gesture);
  else verbs.edit(changeArgument, { ...target, value }, gesture);
}

/** The name of a control, and whose it is; null: the process'. */
export function controlName({ control: { target }, field }: Pinned): {
  readonly name: string;
  readonly owner: string | null;
} {
  const owner = 'parameter' in target ? null : target.component;
  return { owner, name: owner === null ? field.label : `${field.label} of ${owner}` };
}

/** The slider, line, switch or list that sets a pinned value. */
export function ControlField({ pinned }: { readonly pinned: Pinned }) {
  const stores = useStores();
  const { control, field, value } = pinned;
  const id = useId();
  const kind = pinKind(field, value);
  const { name } = controlName(pinned);
  const set = (next: Json | undefined, gesture?: string | symbol) => {
    if (next !== undefined) setValue(stores, control.target, next, gesture);
  };
  const isNumber = kind === 'number' || kind === 'integer';
  const range = control.range ?? usualRange(field, value);
  return (
    <div className={styles.body}>
      {isNumber && control.show === 'slider' && (
        <Slider
          label={`${name} slider`}
          value={typeof value === 'number' ? value : range.min}
          {...range}
          onChange={(next, gesture) => set(onStep(next, range.step), gesture)}
        />
      )}
      {isNumber && (
        <>
          <ValueInput
            label={name}
            kind={kind}
            value={value}
            min={field.min}
            max={field.max}
            className={styles.number}
            onCommit={set}
          />
          {field.unit !== undefined && <span className={styles.unit}>{field.unit}</span>}
        </>
      )}
      {kind === 'boolean' && (
        <label className={styles.switch} htmlFor={id}>
          <input
            id={id}
            type="checkbox"
            role="switch"
            aria-label={name}
            aria-checked={value === true}
            checked={value === true}
            onChange={(event) => set(event.currentTarget.checked)}
          />
          <span aria-hidden>{value === true ? 'On' : 'Off'}</span>
        </label>
      )}
      {kind === 'choice' && (
        <Select
          aria-label={name}
          value={valueText(value)}
          options={(field.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
          onChange={set}
        />
      )}
    </div>
  );
}
