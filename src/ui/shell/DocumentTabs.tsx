import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../page/StoresContext.tsx';
import styles from './DocumentTabs.module.css';

/** The documents that are open, where there are several; one of them is in view. */
export function DocumentTabs() {
  const { document, lists, verbs } = useStores();
  const origin = useStore(document, (state) => state.origin);
  const name = useStore(document, (state) => state.document.name);
  const documents = useStore(lists, (state) => state.documents);
  const ids = useStore(lists, (state) => state.openTabs);
  const openId = origin.kind === 'link' ? null : origin.id;
  const row = useRef<HTMLUListElement>(null);
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [openId]);
  const names = new Map(documents.map((one) => [one.id, one.name]));
  // What was never stored, or is in the trash, has no tab.
  const tabs = ids.flatMap((id) => {
    const shown = id === openId ? name : names.get(id);
    return shown === undefined ? [] : [{ id, shown }];
  });
  if (tabs.length < 2) return null;
  return (
    <nav aria-label="Open documents">
      <ul ref={row} className={styles.row}>
        {tabs.map(({ id, shown }) => (
          <li
            key={id}
            className={styles.tab}
            data-open={id === openId ? '' : undefined}
            onAuxClick={(event) => {
              if (event.button === 1) void verbs.closeTab(id);
            }}
          >
            <button
              type="button"
              className={styles.name}
              aria-current={id === openId ? 'page' : undefined}
              title={shown}
              onClick={() => void verbs.openDocument(id)}
            >
              {shown}
            </button>
            <button
              type="button"
              className={styles.close}
              aria-label={`Close ${shown}`}
              onClick={() => void verbs.closeTab(id)}
            >
              <X aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
