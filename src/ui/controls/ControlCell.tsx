import { useId, useState } from 'react';
import { EllipsisVertical } from 'lucide-react';
import { useStore } from 'zustand';
import { IconButton } from '../kit/IconButton.tsx';
import { MenuButton } from '../kit/menu/MenuButton.tsx';
import { useStores } from '../page/StoresContext.tsx';
import styles from './Controls.module.css';
import { ControlField, controlName } from './ControlField.tsx';
import { RangeForm } from './RangeForm.tsx';
import { type Pinned, pinKind, usualRange } from '../fields/values/readPinned.ts';
import { late } from '../kit/late.tsx';

const ControlItems = late(async () => (await import('./ControlItems.tsx')).ControlItems);

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
  const noteId = useId();
  // A component copies the parameters of its process as it begins, as in plugboard.
  const isLater =
    useStore(stores.run, ({ phase }) => phase.kind !== 'idle' && phase.kind !== 'ended') &&
    'parameter' in target;
  const kind = pinKind(field, value);
  const { name, owner } = controlName(pinned);
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
        <ControlField pinned={pinned} />
      )}
    </div>
  );
}
