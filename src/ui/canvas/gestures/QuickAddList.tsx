import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore as useFlowStore } from '@xyflow/react';
import { CategoryIcon } from '../../kit/CategoryIcon.tsx';
import { SearchList } from '../../kit/SearchList.tsx';
import { searchTypes, type PaletteGroup } from '../../page/searchTypes.ts';
import type { ComponentType } from '../../../model/index.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { useCatalogue } from '../../page/useCatalogue.ts';
import type { CanvasApi } from '../api/CanvasApi.ts';
import type { QuickAdd } from '../../../editing/components/quickPlace.ts';
import { fitsJoin } from '../../../editing/components/addQuickly.ts';
import { addTo, titleOf } from './quickAdds.ts';
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
  const catalogue = useCatalogue();
  const root = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const place = useScreenPlace(request);
  const fitting = useMemo(
    () => catalogue.types.filter((type) => fitsJoin(catalogue, type, request.join)),
    [catalogue, request],
  );
  const all = useMemo(() => ranked(searchTypes(fitting, search), search), [fitting, search]);

  const close = () => canvas.store.setState({ quickAdd: null });
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target)) return;
      canvas.store.setState({ quickAdd: null });
    };
    window.addEventListener('pointerdown', away, true);
    return () => window.removeEventListener('pointerdown', away, true);
  }, [canvas]);
  function add(type: ComponentType) {
    close();
    addTo(stores, canvas, request, type);
  }
  function leave({ key }: KeyboardEvent): boolean {
    if (key !== 'Escape' && key !== 'Tab') return false;
    close();
    canvas.viewpoint.focus();
    canvas.say('Nothing was added.');
    return true;
  }

  const word = search.trim();
  return (
    <div
      ref={root}
      role="dialog"
      aria-label={titleOf(request)}
      className={`nokey nopan nowheel ${styles.popup}`}
      style={{ width: WIDTH, maxHeight: HEIGHT, ...place }}
    >
      {request.join !== null && <p className={styles.title}>{titleOf(request)}</p>}
      <SearchList
        label="Find a component to add"
        listLabel="Components"
        placeholder="Find a component"
        takesFocus
        isSmall
        search={search}
        onSearch={setSearch}
        items={all}
        idOf={({ type }) => type}
        titleOf={({ summary }) => summary}
        textOf={({ label }) => label}
        before={({ category }) => <CategoryIcon category={category} />}
        onChoose={add}
        onKey={leave}
        nothing={word === '' ? 'No component fits here.' : `No component is called “${word}”.`}
      />
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
