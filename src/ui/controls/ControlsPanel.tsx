import { useMemo } from 'react';
import { useStore } from 'zustand';
import { controlKey } from '../../model/index.ts';
import { useStores } from '../page/StoresContext.tsx';
import { useCatalogue } from '../page/useCatalogue.ts';
import { ControlCell } from './ControlCell.tsx';
import styles from './Controls.module.css';
import { pinnedIn } from '../fields/values/readPinned.ts';

/** Values that are pinned to the canvas, to be changed while one looks at the model. */
export function ControlsPanel() {
  const { document } = useStores();
  const catalogue = useCatalogue();
  const current = useStore(document, (state) => state.document);
  const pinned = useMemo(() => pinnedIn(current, catalogue), [current, catalogue]);
  if (pinned.length === 0) return null;
  return (
    <section className={styles.panel} aria-label="Controls" data-covers="top">
      {pinned.map((each, i) => (
        <ControlCell
          key={controlKey(each.control.target)}
          pinned={each}
          isFirst={i === 0}
          isLast={i === pinned.length - 1}
        />
      ))}
    </section>
  );
}
