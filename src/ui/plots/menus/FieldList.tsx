import { Check } from 'lucide-react';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { searchIn } from '../../../base/search.ts';
import { plotsOf } from '../../../model/index.ts';
import { movePlotField } from '../../../editing/watching/plots.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { inOrder } from './fieldOrder.ts';
import { useFields } from './useFields.ts';
import { useWatched } from '../series/useWatched.ts';
import styles from './WatchMenu.module.css';

/** More than anybody scrolls through; a search finds the others. */
const MOST_SHOWN = 200;

/**
 * A search over all fields; arrows move, Enter watches or lets go, with Shift in a plot of its own.
 * The order stands while the list is open, so that nothing moves under the pointer.
 */
export function FieldList() {
  const stores = useStores();
  const { verbs } = stores;
  const watched = useWatched(stores);
  const all = useFields(stores);
  const document = useStore(stores.document, (state) => state.document);
  const plots = useMemo(() => plotsOf(document), [document]);
  const [first] = useState({ watched, selected: stores.view.getState().selection.components });
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();

  const ordered = useMemo(() => inOrder(all, first.watched, first.selected), [all, first]);
  const found = useMemo(() => searchIn(ordered, search, ({ field }) => field), [ordered, search]);
  const shown = found.slice(0, MOST_SHOWN);
  const at = Math.min(active, shown.length - 1);
  const on = new Set(watched);

  function press(field: string, alone: boolean): void {
    const isOn = on.has(field);
    if (!isOn || !alone) verbs.watch(field, !isOn);
    if (alone) verbs.arrangePlots(movePlotField, field, null);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 8,
      PageUp: at - 8,
    };
    const to = moves[event.key];
    const field = shown[at]?.field;
    if (to !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(shown.length - 1, to));
      setActive(next);
      window.document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && field !== undefined) {
      event.preventDefault();
      press(field, event.shiftKey);
    }
  }

  return (
    <>
      <input
        type="search"
        role="combobox"
        aria-label="Search fields"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        className={styles.search}
        placeholder={`Search ${all.length} fields`}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        className={styles.list}
        role="listbox"
        aria-multiselectable="true"
        aria-label="Fields"
      >
        {shown.map(({ field, component, side }, row) => {
          const plot = plots.findIndex(({ fields }) => fields.includes(field));
          return (
            // The search field has the focus and takes the keys for the list.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={field}
              id={`${id}-${row}`}
              className={styles.option}
              role="option"
              tabIndex={-1}
              aria-selected={on.has(field)}
              data-active={row === at ? '' : undefined}
              onPointerMove={() => setActive(row)}
              onClick={(event) => press(field, event.shiftKey)}
            >
              <span className={styles.box}>{on.has(field) && <Check aria-hidden="true" />}</span>
              <span className={styles.name}>
                <span className={styles.component}>{component}</span>
                <span>{field.slice(component.length)}</span>
              </span>
              <span className={styles.note}>
                {on.has(field) && plots.length > 1 && plot >= 0 ? `plot ${plot + 1}` : side}
              </span>
            </div>
          );
        })}
      </div>
      {shown.length === 0 && <p className={styles.hint}>No field has this name.</p>}
      {found.length > shown.length && (
        <p className={styles.hint}>{`${found.length - shown.length} more. Search to find them.`}</p>
      )}
      <p className={styles.foot}>
        <kbd>Enter</kbd> watches, <kbd>Shift+Enter</kbd> in a plot of its own
      </p>
    </>
  );
}
