import { EllipsisVertical } from 'lucide-react';
import type { Json } from '../../base/json.ts';
import type { ControlTarget, FormField, TuneField } from '../../model/index.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { MenuButton } from '../kit/menu/MenuButton.tsx';
import styles from './Fields.module.css';
import { late } from '../kit/late.tsx';

const PinItem = late(async () => (await import('./PinItem.tsx')).PinItem);
const VaryItem = late(async () => (await import('./study/VaryItem.tsx')).VaryItem);
const load = () => Promise.all([PinItem.load(), VaryItem.load()]);

export interface FieldMenuProps {
  readonly field: FormField;
  readonly value: Json | undefined;
  /** What stands among the controls on the canvas when it is pinned; null: it cannot. */
  readonly pin: ControlTarget | null;
  /** What a study varies; null: it cannot. */
  readonly vary: TuneField | null;
  readonly className?: string;
}

/** The menu of a field: its value among the controls on the canvas, or varied in a study. */
export function FieldMenu(props: FieldMenuProps) {
  const { field, value, pin, vary, className = styles.small ?? '' } = props;
  return (
    <MenuButton
      align="end"
      trigger={
        <IconButton label={`Options of ${field.label}`} side="left" className={className}>
          <EllipsisVertical aria-hidden />
        </IconButton>
      }
      items={
        <>
          {pin !== null && <PinItem target={pin} {...{ field, value }} />}
          {vary !== null && <VaryItem field={vary} />}
        </>
      }
      load={load}
    />
  );
}
