import { EllipsisVertical } from 'lucide-react';
import type { Json } from '../../base/json.ts';
import type { ControlTarget, FormField } from '../../model/index.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { MenuButton } from '../kit/menu/MenuButton.tsx';
import styles from './Fields.module.css';
import { late } from '../kit/late.tsx';

const PinItem = late(async () => (await import('./PinItem.tsx')).PinItem);

interface Props {
  readonly target: ControlTarget;
  readonly field: FormField;
  readonly value: Json | undefined;
  readonly className?: string;
}

/** The menu of a field whose value can stand among the controls on the canvas. */
export function PinMenu({ target, field, value, className = styles.small ?? '' }: Props) {
  return (
    <MenuButton
      align="end"
      trigger={
        <IconButton label={`Options of ${field.label}`} side="left" className={className}>
          <EllipsisVertical aria-hidden />
        </IconButton>
      }
      items={<PinItem {...{ target, field, value }} />}
      load={PinItem.load}
    />
  );
}
