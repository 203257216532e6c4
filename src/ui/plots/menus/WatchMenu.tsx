import { Popover } from '@base-ui/react/popover';
import { Plus } from 'lucide-react';
import { FieldList } from './FieldList.tsx';
import styles from './WatchMenu.module.css';

/** Chooses what is watched, from all fields of the process. */
export function WatchMenu() {
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.trigger} data-tour="watch">
        <Plus size={16} aria-hidden="true" />
        <span>
          Watch<span className={styles.more}> a field</span>
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" align="start" sideOffset={6} className={styles.place}>
          <Popover.Popup className={styles.menu} aria-label="Fields to watch">
            <FieldList />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
