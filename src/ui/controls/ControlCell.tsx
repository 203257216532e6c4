import { useId, useState } from 'react';
import { EllipsisVertical } from 'lucide-react';
import { useStore } from 'zustand';
import type { Json } from '../../base/json.ts';
import { type ControlTarget } from '../../model/index.ts';
import { changeArgument } from '../../editing/arguments/changeArguments.ts';
import { changeParameter } from '../../editing/process/changeProcess.ts';
import type { Stores } from '../../stores/index.ts';
import { onStep } from '../fields/values/sliderRange.ts';
import { valueText } from '../fields/values/fieldValue.ts';
import { ValueInput } from '../fields/ValueInput.tsx';
import { IconButton } from '../kit/IconButton.tsx';
import { MenuButton } from '../kit/menu/MenuButton.tsx';
import { Select } from '../kit/inputs/Select.tsx';
import { Slider } from '../kit/inputs/Slider.tsx';
import { useStores } from '../page/StoresContext.tsx';
import styles from './Controls.module.css';
import { RangeForm } from './RangeForm.tsx';
import { type Pinned, pinKind, usualRange } from '../fields/values/readPinned.ts';
import { late } from '../kit/late.tsx';

const ControlItems = late(async () => (await import('./ControlItems.tsx')).ControlItems);

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

export interface ControlCellProps {
  readonly pinned: Pinned;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One pinned value: its name, whose it is, and the slider, line, switch or list that sets it. */
export function ControlCell({ pinned, isFirst, isLast }: ControlCellProps) {
  const stores = useStores();
  const { control, field, value } = pinned;
  const { target } = control;
  const [isRanging, setRanging] = useState(false);
  const [id, noteId] = [useId(), useId()];
  // A component copies the parameters of its process as it begins, as in plugboard.
  const isLater =
    useStore(stores.run, ({ phase }) => phase.kind !== 'idle' && phase.kind !== 'ended') &&
    'parameter' in target;
  const kind = pinKind(field, value);
  const owner = 'parameter' in target ? null : target.component;
  const name = owner === null ? field.label : `${field.label} of ${owner}`;
  const set = (next: Json | undefined, gesture?: string | symbol) => {
    if (next !== undefined) setValue(stores, target, next, gesture);
  };
  const isNumber = kind === 'number' || kind === 'integer';
  const range = control.range ?? usualRange(field, value);

  return (
    <div
      className={styles.cell}
      role="group"
      aria-label={name}
      aria-describedby={isLater ? noteId : undefined}
    >
      <div className={styles.head}>
        <span className={styles.name} title={name}>
          <span>{field.label}</span>
          {owner !== null && <span className={styles.owner}> {owner}</span>}
        </span>
        {isLater && (
          <span
            id={noteId}
            className={styles.note}
            title="The run under way goes on with the value that it began with."
          >
            from the next run
          </span>
        )}
        <MenuButton
          align="end"
          trigger={
            <IconButton label={`Options of ${name}`} className={styles.small ?? ''}>
              <EllipsisVertical aria-hidden />
            </IconButton>
          }
          items={
            <ControlItems
              {...{ control, isFirst, isLast, isNumber }}
              onRange={() => setRanging(true)}
            />
          }
          load={ControlItems.load}
        />
      </div>
      {isRanging ? (
        <RangeForm control={control} range={range} name={name} onDone={() => setRanging(false)} />
      ) : (
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
      )}
    </div>
  );
}
