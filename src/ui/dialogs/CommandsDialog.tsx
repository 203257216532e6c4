import { Dialog as Base } from '@base-ui/react/dialog';
import { useMemo, useRef, useState } from 'react';
import { searchIn } from '../../base/search.ts';
import { Kbd } from '../kit/Kbd.tsx';
import { mayTakeFocus } from '../kit/mayTakeFocus.ts';
import { SearchList } from '../kit/SearchList.tsx';
import { useClose } from './useClose.ts';
import { type Finding, useFindings } from './useFindings.ts';
import styles from './CommandsDialog.module.css';

/** More than this nobody reads; another letter narrows it down. */
const SHOWN = 60;

const labelOf = ({ label }: Finding) => label;
const alsoOf = ({ kind, also }: Finding) => `${kind} ${also}`;

/** Finds commands, components, types to add, documents and examples by a few letters. */
export function CommandsDialog() {
  const close = useClose();
  const { commands, all } = useFindings();
  const [search, setSearch] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const found = useMemo(
    () => searchIn(search.trim() === '' ? commands : all, search, labelOf, alsoOf).slice(0, SHOWN),
    [commands, all, search],
  );

  function act(finding: Finding) {
    // First closed, which gives the focus back: what it does may open another dialog or take the focus.
    close();
    setTimeout(finding.run);
  }

  return (
    <Base.Root open onOpenChange={(open) => !open && close()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          ref={popup}
          className={styles.popup}
          aria-label="Commands"
          initialFocus={input}
          finalFocus={() => mayTakeFocus(popup.current)}
        >
          <SearchList
            label="Find a command or a component"
            listLabel="Findings"
            placeholder="Find a command, a component, a document"
            input={input}
            search={search}
            onSearch={setSearch}
            items={found}
            idOf={({ id }) => id}
            textOf={({ label }) => label}
            behind={({ kind, keys }) => (
              <>
                <span className={styles.kind}>{kind}</span>
                {keys !== undefined && <Kbd keys={keys} />}
              </>
            )}
            onChoose={act}
            nothing={`Nothing is called “${search.trim()}”.`}
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
