import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore as useFlowStore } from '@xyflow/react';
import { CategoryIcon } from '../../kit/CategoryIcon.tsx';
import { searchTypes, type PaletteGroup } from '../../palette/searchTypes.ts';
import type { ComponentType } from '../../../model/index.ts';
import { useStores } from '../../StoresContext.tsx';
import type { CanvasApi } from '../CanvasApi.ts';
import type { QuickAdd } from '../canvasStore.ts';
import { addQuickly, fitsJoin, titleOf } from './quickAdds.ts';
import styles from './QuickAddList.module.css';

const WIDTH = 264;
const HEIGHT = 316;
const MARGIN = 8;

/**
 * The list of components at the place where one will be: those that fit the wire it is opened for, found
 * by a few letters. Enter adds with the connection, Escape leaves everything as it was.
 */
export function QuickAddList({
  canvas,
  request,
}: {
  readonly canvas: CanvasApi;
  readonly request: QuickAdd;
}) {
  const stores = useStores();
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const place = useScreenPlace(request);
  const fitting = useMemo(
    () => stores.catalogue.types.filter((type) => fitsJoin(stores, type, request.join)),
    [stores, request],
  );
  const all = useMemo(() => ranked(searchTypes(fitting, search), search), [fitting, search]);
  const at = Math.min(chosen, all.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  const close = () => canvas.store.setState({ quickAdd: null });
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target)) return;
      canvas.store.setState({ quickAdd: null });
    };
    window.addEventListener('pointerdown', away, true);
    return () => window.removeEventListener('pointerdown', away, true);
  }, [canvas]);
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  function add(index: number) {
    const type = all[index];
    if (type === undefined) return;
    close();
    addQuickly(stores, canvas, request, type);
  }
  function key(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && all.length > 0) setChosen((at + step + all.length) % all.length);
    else if (event.key === 'Enter') add(at);
    else if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      canvas.viewpoint.focus();
      canvas.say('Nothing was added.');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // A combobox as WAI-ARIA has it: the field keeps focus and keys, the mouse presses the options.
  /* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */
  return (
    <div
      ref={root}
      role="dialog"
      aria-label={titleOf(request)}
      className={`nokey nopan nowheel ${styles.popup}`}
      style={{ width: WIDTH, maxHeight: HEIGHT, ...place }}
    >
      {request.join !== null && <p className={styles.title}>{titleOf(request)}</p>}
      <input
        // Opened by a gesture of the person: the next thing they do is type.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className={styles.search}
        role="combobox"
        aria-label="Find a component to add"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={at >= 0 ? optionId(at) : undefined}
        aria-autocomplete="list"
        placeholder="Find a component"
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={key}
      />
      <div id={id} role="listbox" aria-label="Components" className={styles.list}>
        {all.map((type, index) => (
          <div
            key={type.type}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles.option}
            title={type.summary}
            onPointerMove={() => setChosen(index)}
            onClick={() => add(index)}
          >
            <CategoryIcon category={type.category} />
            <span className={styles.label}>{type.label}</span>
          </div>
        ))}
      </div>
      {all.length === 0 && (
        <p className={styles.none}>
          {search.trim() === ''
            ? 'No component fits here.'
            : `No component is called “${search.trim()}”.`}
        </p>
      )}
    </div>
  );
}

/** Beside its place in the model, as far as the canvas has room; it goes along when the view moves. */
function useScreenPlace({ at }: QuickAdd): { readonly left: number; readonly top: number } {
  const [x, y, zoom] = useFlowStore((state) => state.transform);
  const width = useFlowStore((state) => state.width);
  const height = useFlowStore((state) => state.height);
  const within = (value: number, size: number, room: number) =>
    Math.round(Math.max(MARGIN, Math.min(value, room - size - MARGIN)));
  return {
    left: within(at.x * zoom + x + 12, WIDTH, width),
    top: within(at.y * zoom + y - 20, HEIGHT, height),
  };
}

/** What is called by the search comes before what only speaks of it. */
function ranked(groups: readonly PaletteGroup[], search: string): readonly ComponentType[] {
  const start = search.trim().toLowerCase();
  const rank = ({ label }: ComponentType) => {
    const name = label.toLowerCase();
    return name.startsWith(start) ? 0 : name.includes(start) ? 1 : 2;
  };
  return groups.flatMap(({ types }) => types).toSorted((a, b) => rank(a) - rank(b));
}
