import { useMemo } from 'react';
import { useStore } from 'zustand';
import { controlKey } from '../../model/index.ts';
import { ControlField, controlName } from '../controls/ControlField.tsx';
import { type Pinned, pinnedIn } from '../fields/values/readPinned.ts';
import { useStores } from '../page/StoresContext.tsx';
import { useCatalogue } from '../page/useCatalogue.ts';
import controls from '../controls/Controls.module.css';
import styles from './Viewer.module.css';

/** The values that the author of the model pinned, to be changed here for this look only. */
export function ViewerControls() {
  const { document } = useStores();
  const catalogue = useCatalogue();
  const current = useStore(document, (state) => state.document);
  const pinned = useMemo(() => pinnedIn(current, catalogue), [current, catalogue]);
  if (pinned.length === 0) return null;
  return (
    <section className={styles.controls} aria-label="Controls">
      {pinned.map((each) => (
        <Cell key={controlKey(each.control.target)} pinned={each} />
      ))}
    </section>
  );
}

function Cell({ pinned }: { readonly pinned: Pinned }) {
  const { run } = useStores();
  const { name, owner } = controlName(pinned);
  // A component copies the parameters of its process as it begins, as in plugboard.
  const isLater =
    useStore(run, ({ phase }) => phase.kind !== 'idle' && phase.kind !== 'ended') &&
    'parameter' in pinned.control.target;
  return (
    <div className={`${controls.cell} ${styles.cell}`} role="group" aria-label={name}>
      <div className={controls.head}>
        <span className={controls.name} title={name}>
          <span>{pinned.field.label}</span>
          {owner !== null && <span className={controls.owner}> {owner}</span>}
        </span>
        {isLater && <span className={controls.note}>from the next run</span>}
      </div>
      <ControlField pinned={pinned} />
    </div>
  );
}
