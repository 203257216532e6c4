import { useEffect, useState } from 'react';
import { sizeText } from '../../base/sizeText.ts';
import { useStores } from '../page/StoresContext.tsx';
import type { ShelfEntry, Verbs } from '../../stores/index.ts';
import styles from './Storage.module.css';

type Weight = NonNullable<Awaited<ReturnType<Verbs['weigh']>>>;

/** So many of the largest are listed. */
const LISTED = 10;
const total = ({ document, history, runs, versions, studies }: Weight) =>
  document + history + runs + versions + studies;

/** The documents that take the most, by what it is in them; weighed one after the other. */
export function WhatTakesRoom({ shelf }: { readonly shelf: readonly ShelfEntry[] }) {
  const weights = useWeights(shelf);
  const weighed = shelf.flatMap((entry) => {
    const weight = weights.get(entry.id);
    return weight === undefined ? [] : [{ entry, weight }];
  });
  const largest = weighed.toSorted((a, b) => total(b.weight) - total(a.weight)).slice(0, LISTED);
  const all = weighed.reduce((sum, { weight }) => sum + total(weight), 0);
  return (
    <>
      <p className={styles.words} role="status">
        {weighed.length < shelf.length
          ? `Looked at ${weighed.length} of ${shelf.length} documents.`
          : `All documents together, those in the trash too: about ${sizeText(all)}.`}
      </p>
      {largest.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>Document</th>
                <th>Model and files</th>
                <th>History</th>
                <th>Versions</th>
                <th>Runs</th>
                <th>Studies</th>
                <th>Together</th>
              </tr>
            </thead>
            <tbody>
              {largest.map(({ entry, weight }) => (
                <tr key={entry.id}>
                  <th scope="row">
                    <span>{entry.name}</span>
                    {entry.deletedAt !== null && (
                      <span className={styles.words}> in the trash</span>
                    )}
                  </th>
                  <td>{sizeText(weight.document)}</td>
                  <td>{sizeText(weight.history)}</td>
                  <td>{sizeText(weight.versions)}</td>
                  <td>{sizeText(weight.runs)}</td>
                  <td>{sizeText(weight.studies)}</td>
                  <td>{sizeText(total(weight))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** Shown so seldom while it is being weighed, milliseconds. */
const SHOW_MS = 200;

function useWeights(shelf: readonly ShelfEntry[]): ReadonlyMap<string, Weight> {
  const { verbs } = useStores();
  const [weights, setWeights] = useState<ReadonlyMap<string, Weight>>(new Map());
  const ids = shelf.map(({ id }) => id).join(' ');
  useEffect(() => {
    let isOver = false;
    async function weighAll() {
      const found = new Map<string, Weight>();
      let shown = 0;
      for (const id of ids.split(' ')) {
        if (isOver) return;
        const weight = await verbs.weigh(id);
        if (weight !== null) found.set(id, weight);
        if (performance.now() - shown < SHOW_MS) continue;
        shown = performance.now();
        setWeights(new Map(found));
      }
      if (!isOver) setWeights(found);
    }
    if (ids !== '') void weighAll();
    return () => {
      isOver = true;
    };
  }, [ids, verbs]);
  return weights;
}
