import { FilePlus2, TriangleAlert } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Select } from '../kit/inputs/Select.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { Cards } from './Cards.tsx';
import { StorageView } from './StorageView.tsx';
import { ORDERS, type Order, tagsOf, type Which } from './shown.ts';
import styles from './Home.module.css';

/** All documents of this browser, found, ordered and looked after. */
export function HomeDialog() {
  const { lists, verbs } = useStores();
  const shelf = useStore(lists, (state) => state.shelf);
  const examples = useStore(lists, (state) => state.examples);
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<Order>('changed');
  const [wanted, setWhich] = useState<Which>('all');
  const field = useRef<HTMLInputElement>(null);
  const isBackupLate = useStore(
    lists,
    ({ backup }) => backup.kind === 'waiting' || (backup.kind === 'on' && backup.fault !== null),
  );
  const close = useCallback(() => verbs.openDialog(null), [verbs]);
  const there = (shelf ?? []).filter(({ deletedAt }) => deletedAt === null);
  const tags = tagsOf(there).map(([tag, count]) => [`#${tag}`, `#${tag}`, count] as const);
  const choices: readonly (readonly [which: Which, label: string, count: number | null])[] = [
    ['all', 'All', there.length],
    ['templates', 'Templates', there.filter(({ isTemplate }) => isTemplate).length],
    ['examples', 'Examples', examples.length],
    ['trash', 'Trash', (shelf?.length ?? 0) - there.length],
    ['storage', 'Storage', null],
    ...tags,
  ];
  // The last document of a tag may have lost it.
  const which = choices.some(([one]) => one === wanted) ? wanted : 'all';

  return (
    <Dialog
      title="Documents"
      size="full"
      initialFocus={field}
      onClose={close}
      foot={
        <Button
          variant="primary"
          onClick={() => {
            close();
            void verbs.newDocument();
          }}
        >
          <FilePlus2 aria-hidden />
          New document
        </Button>
      }
    >
      <div className={styles.bar}>
        <input
          ref={field}
          type="search"
          className={styles.search}
          aria-label="Search documents"
          placeholder="Search by name or tag"
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            if (which === 'storage') setWhich('all');
          }}
        />
        <div className={styles.order}>
          <Select aria-label="Sort by" value={order} options={ORDERS} onChange={setOrder} />
        </div>
      </div>
      <div className={styles.choices} role="group" aria-label="Which documents">
        {choices.map(([one, label, count]) => (
          <button
            key={one}
            type="button"
            className={styles.choice}
            aria-pressed={one === which}
            onClick={() => setWhich(one)}
          >
            <span>{label}</span>
            {one === 'storage' && isBackupLate && (
              <span className={styles.mark} role="img" aria-label="The backup needs you">
                <TriangleAlert aria-hidden />
              </span>
            )}
            {count !== null && (
              <span className={styles.count} translate="no" aria-hidden>
                {count}
              </span>
            )}
          </button>
        ))}
      </div>
      {shelf !== null && which === 'storage' && <StorageView shelf={shelf} />}
      {shelf !== null && which !== 'storage' && (
        <Cards shelf={shelf} which={which} search={search} order={order} onClose={close} />
      )}
    </Dialog>
  );
}
