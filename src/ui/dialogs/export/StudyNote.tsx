import { useMemo } from 'react';
import { useStore } from 'zustand';
import { leftBehind } from '../../../model/tune/leftBehind.ts';
import { useStores } from '../../page/StoresContext.tsx';
import styles from './ExportDialog.module.css';

/** Says what of the studies plugboard does not take over; nothing where it takes all. */
export function StudyNote() {
  const { document } = useStores();
  const current = useStore(document, (state) => state.document);
  const left = useMemo(() => leftBehind(current), [current]);
  if (left.length === 0) return null;
  return (
    <p
      className={styles.note}
    >{`Of the studies, plugboard passes over this: ${left.join('; ')}.`}</p>
  );
}
