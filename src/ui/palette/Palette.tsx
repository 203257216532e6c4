import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { PALETTE_SEARCH } from './paletteSearch.ts';
import { useCatalogue } from '../page/useCatalogue.ts';
import { PaletteItem } from './PaletteItem.tsx';
import { bestType, searchTypes } from '../page/searchTypes.ts';
import { useAddComponent } from './useAddComponent.ts';
import styles from './Palette.module.css';

/** Types of one category that are listed; modules of a document may bring thousands, which a search finds. */
const MOST = 100;

/** All component types by category. Arrow keys walk from the search through the list. */
export function Palette() {
  const catalogue = useCatalogue();
  const add = useAddComponent();
  const root = useRef<HTMLElement>(null);
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const groups = useMemo(() => searchTypes(catalogue.types, wanted), [catalogue, wanted]);

  function walk(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [
      ...(root.current?.querySelectorAll<HTMLElement>('input, [data-palette-type]') ?? []),
    ];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
  function searchKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Escape' && search !== '') {
      event.preventDefault();
      setSearch('');
    }
    if (event.key !== 'Enter' || search === '') return;
    const best = bestType(searchTypes(catalogue.types, search), search);
    if (best) add(best.type);
  }

  return (
    // The arrow keys come up from the search and the items, which are the controls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={root} aria-label="Palette" className={styles.palette} onKeyDown={walk}>
      <div className={styles.head}>
        <Search aria-hidden />
        <input
          id={PALETTE_SEARCH}
          type="search"
          className={`typed ${styles.search}`}
          placeholder="Search components"
          aria-label="Search components"
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={searchKey}
        />
      </div>
      <div className={styles.list}>
        {groups.map(({ category, title, types }) => (
          <div key={category} className={styles.category}>
            <h2>{title}</h2>
            <ul>
              {types.slice(0, MOST).map((type) => (
                <PaletteItem key={type.type} type={type} onAdd={add} />
              ))}
            </ul>
            {types.length > MOST && (
              <p className={styles.none}>{`${types.length - MOST} more: search for them.`}</p>
            )}
          </div>
        ))}
        {groups.length === 0 && (
          <p className={styles.none}>{`No component is called “${wanted}”.`}</p>
        )}
      </div>
    </section>
  );
}
