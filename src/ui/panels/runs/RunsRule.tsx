import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { counted } from '../../../base/counted.ts';
import { sizeText } from '../../../base/sizeText.ts';
import type { RunRecord } from '../../../stores/api.ts';
import { RUNS_KEPT } from '../../../stores/index.ts';
import { useStores } from '../../page/StoresContext.tsx';
import panels from '../Panels.module.css';

/** How many runs are kept, what room they take, and which go first. */
export function RunsRule({ runs }: { readonly runs: readonly RunRecord[] }) {
  const { document, verbs } = useStores();
  const id = useStore(document, ({ origin }) => (origin.kind === 'link' ? null : origin.id));
  const [room, setRoom] = useState<number | null>(null);
  useEffect(() => {
    let isNow = true;
    if (id === null) return undefined;
    void verbs.weigh(id).then((weight) => isNow && setRoom(weight?.runs ?? null));
    return () => {
      isNow = false;
    };
  }, [verbs, id, runs]);
  const pinned = runs.filter((record) => record.pinned === true).length;
  const what = [
    counted(runs.length, 'run'),
    ...(pinned > 0 ? [`${pinned} pinned`] : []),
    ...(room === null || room === 0 ? [] : [`about ${sizeText(room)}`]),
  ].join(', ');
  const rule = `The newest ${RUNS_KEPT} stay, and every pinned one; the oldest goes first.`;
  return (
    <p className={`${panels.grow} ${panels.note}`}>
      <span translate="no">{`${what}. `}</span>
      <span>{rule}</span>
    </p>
  );
}
