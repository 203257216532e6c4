import { Trash2 } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { searchIn } from '../../base/search.ts';
import { counted } from '../../base/counted.ts';
import type { ShelfEntry } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { DocumentCard } from './DocumentCard.tsx';
import { ExampleCard, TemplateCard, TrashCard } from './OtherCards.tsx';
import { shownEntries, type Order, TRASH_DAYS, type Which } from './shown.ts';
import { usePictures } from './usePictures.ts';
import { useRoomFor } from './useRoomFor.ts';
import styles from './Home.module.css';

interface CardsProps {
  readonly shelf: readonly ShelfEntry[];
  readonly which: Which;
  readonly search: string;
  readonly order: Order;
  readonly onClose: () => void;
}

/** What was asked for, as cards; or a word on why there is nothing. */
export function Cards(props: CardsProps) {
  const { which } = props;
  return which === 'examples' ? <Examples {...props} /> : <Entries {...props} />;
}

function Examples({ search, onClose }: CardsProps) {
  const { lists } = useStores();
  const examples = useStore(lists, (state) => state.examples);
  const found = searchIn(
    examples,
    search,
    ({ title }) => title,
    ({ field, summary }) => `${field} ${summary}`,
  );
  return (
    <>
      <p className={styles.words}>
        Each opens as a new document of your own; what you have stays as it is.
      </p>
      <ul className={styles.cards}>
        {found.map((example) => (
          <ExampleCard key={example.id} example={example} onClose={onClose} />
        ))}
      </ul>
      {found.length === 0 && (
        <p className={styles.nothing}>
          {examples.length === 0
            ? 'The examples are being fetched.'
            : `No example has “${search.trim()}”.`}
        </p>
      )}
    </>
  );
}

function Entries({ shelf, which, search, order, onClose }: CardsProps) {
  const [now] = useState(() => Date.now());
  const end = useRef<HTMLDivElement>(null);
  const found = useMemo(
    () => shownEntries(shelf, { which, search, order }),
    [shelf, which, search, order],
  );
  const room = useRoomFor(found, `${which} ${search}`, end);
  const shown = useMemo(() => found.slice(0, room), [found, room]);
  const pictures = usePictures(shown);
  return (
    <>
      {which === 'trash' && <TrashWords entries={found} />}
      <ul className={styles.cards} aria-label="Documents">
        {shown.map((entry) => {
          const card = { entry, thumbnail: pictures.get(entry.id) ?? null, now, onClose };
          if (which === 'trash') return <TrashCard key={entry.id} {...card} />;
          if (which === 'templates') return <TemplateCard key={entry.id} {...card} />;
          return <DocumentCard key={entry.id} {...card} />;
        })}
      </ul>
      <div ref={end} />
      <p className={styles.nothing} role="status">
        {found.length > 0 ? '' : whyNothing(which, search.trim())}
      </p>
    </>
  );
}

function whyNothing(which: Which, search: string): string {
  if (search !== '') return `Nothing here has “${search}” in its name or tags.`;
  if (which === 'trash') return 'The trash is empty.';
  if (which === 'templates')
    return 'No templates yet. Any document becomes one by “Use as a template” on its card; the document itself stays as it is.';
  return 'Nothing is kept yet. The first change to a document keeps it.';
}

/** How long the trash keeps things, and the way to empty it now, asked twice. */
function TrashWords({ entries }: { readonly entries: readonly ShelfEntry[] }) {
  const { verbs } = useStores();
  const [isAsked, setAsked] = useState(false);
  return (
    <div className={styles.words}>
      <span className={styles.grow}>
        {`Documents stay here for ${TRASH_DAYS} days. After that they are deleted for good at your next visit, with their history, versions and runs.`}
      </span>
      {entries.length > 0 && !isAsked && (
        <Button onClick={() => setAsked(true)}>
          <Trash2 aria-hidden />
          Empty the trash
        </Button>
      )}
      {entries.length > 0 && isAsked && (
        <>
          <Button onClick={() => setAsked(false)}>Keep them</Button>
          <Button
            variant="danger"
            onClick={() => {
              setAsked(false);
              void verbs.eraseDocuments(entries.map(({ id }) => id));
            }}
          >
            {`Delete ${counted(entries.length, 'document')} for good`}
          </Button>
        </>
      )}
    </div>
  );
}
