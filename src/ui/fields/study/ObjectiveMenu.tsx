import { EllipsisVertical } from 'lucide-react';
import { IconButton } from '../../kit/IconButton.tsx';
import { late } from '../../kit/late.tsx';
import { MenuButton } from '../../kit/menu/MenuButton.tsx';
import fields from '../Fields.module.css';

const ObjectiveItems = late(async () => (await import('./ObjectiveItems.tsx')).ObjectiveItems);

/** The menu of an output or an export. */
export function ObjectiveMenu(props: { readonly component: string; readonly field: string }) {
  return (
    <MenuButton
      align="end"
      trigger={
        <IconButton label={`Options of ${props.field}`} side="left" className={fields.small ?? ''}>
          <EllipsisVertical aria-hidden />
        </IconButton>
      }
      items={<ObjectiveItems {...props} />}
      load={ObjectiveItems.load}
    />
  );
}
