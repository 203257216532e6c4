import { useEffect, useState } from 'react';
import { readThumbnail, type Thumbnail, thumbnailOf } from '../../graph/thumbnail/thumbnail.ts';
import { isObject } from '../../base/json.ts';
import type { ShelfEntry, Stores } from '../../stores/index.ts';
import { useStores } from '../page/StoresContext.tsx';

/** A picture and the state of the document that it shows. */
interface Kept {
  readonly modifiedAt: number;
  readonly thumbnail: Thumbnail;
}

/** Pictures of documents that are shown, drawn one after the other while nothing else is to do. */
const known = new Map<string, Kept>();

/** The pictures of these documents, by id; those that are not kept yet come later. */
export function usePictures(entries: readonly ShelfEntry[]): ReadonlyMap<string, Thumbnail> {
  const stores = useStores();
  const [pictures, setPictures] = useState<ReadonlyMap<string, Thumbnail>>(new Map());
  useEffect(() => {
    let isOver = false;
    const show = () => {
      if (isOver) return;
      const shown = entries.flatMap(({ id }) => {
        const kept = known.get(id);
        return kept === undefined ? [] : [[id, kept.thumbnail] as const];
      });
      setPictures(new Map(shown));
    };
    show();
    void drawAll(stores, entries, show, () => isOver);
    return () => {
      isOver = true;
    };
  }, [entries, stores]);
  return pictures;
}

async function drawAll(
  stores: Stores,
  entries: readonly ShelfEntry[],
  show: () => void,
  isOver: () => boolean,
): Promise<void> {
  const { verbs } = stores;
  const isStale = ({ id, modifiedAt }: ShelfEntry) => known.get(id)?.modifiedAt !== modifiedAt;
  const missing = entries.filter(isStale);
  if (missing.length === 0) return;
  const kept = await verbs.keptPictures(missing.map(({ id }) => id));
  for (const { id } of missing) {
    const picture = readKept(kept.get(id));
    if (picture !== null) known.set(id, picture);
  }
  show();
  const { catalogue } = stores.document.getState();
  for (const entry of missing.filter(isStale)) {
    if (isOver()) return;
    await whenIdle();
    const document = await verbs.documentToDraw(entry.id);
    if (document === null) continue;
    const picture = { modifiedAt: entry.modifiedAt, thumbnail: thumbnailOf(document, catalogue) };
    known.set(entry.id, picture);
    show();
    await verbs.keepPicture(entry.id, picture);
  }
}

function readKept(value: unknown): Kept | null {
  if (!isObject(value) || typeof value['modifiedAt'] !== 'number') return null;
  const thumbnail = readThumbnail(value['thumbnail']);
  return thumbnail === null ? null : { modifiedAt: value['modifiedAt'], thumbnail };
}

/** Not while somebody types: pictures have time. */
function whenIdle(): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => done(), { timeout: 500 });
    else setTimeout(done, 30);
  });
}
