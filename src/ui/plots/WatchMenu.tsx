import { useMemo, useState } from 'react';
import { Plus } from 'lucide-react';
import { Popover } from '@base-ui/react/popover';
import styles from './PlotsPanel.module.css';

interface Props {
  /** Every field that can be watched, `component.field`, outputs first. */
  readonly fields: readonly string[];
  readonly watched: readonly string[];
  readonly onWatch: (field: string, on: boolean) => void;
}

/** Chooses fields to watch from a list that can be searched. */
export function WatchMenu({ fields, watched, onWatch }: Props) {
  const [search, setSearch] = useState('');
  const shown = useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    return fields.filter((field) => words.every((word) => field.toLowerCase().includes(word)));
  }, [fields, search]);
  const on = new Set(watched);
  return (
    <Popover.Root onOpenChange={(open) => !open && setSearch('')}>
      <Popover.Trigger className={styles.action} data-tour="watch">
        <Plus size={16} aria-hidden="true" />
        Watch a field
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" align="start" sideOffset={6} className={styles.positioner}>
          <Popover.Popup className={styles.menu} aria-label="Fields to watch">
            <input
              type="search"
              value={search}
              placeholder="Search fields"
              aria-label="Search fields"
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <ul>
              {shown.slice(0, 200).map((field) => (
                <li key={field}>
                  <label>
                    <input
                      type="checkbox"
                      checked={on.has(field)}
                      onChange={(event) => onWatch(field, event.currentTarget.checked)}
                    />
                    {field}
                  </label>
                </li>
              ))}
            </ul>
            {shown.length === 0 && <p>No field has this name.</p>}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
