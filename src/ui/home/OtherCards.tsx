import { LayoutTemplate, RotateCcw, Trash2 } from 'lucide-react';
import { counted } from '../../base/counted.ts';
import type { ListsState } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import type { CardProps } from './DocumentCard.tsx';
import { Picture } from './Picture.tsx';
import { daysLeft } from './shown.ts';
import styles from './Home.module.css';

/** A document in the trash. */
export function TrashCard({ entry, thumbnail, now }: Omit<CardProps, 'onClose'>) {
  const { verbs } = useStores();
  const { id, name, deletedAt } = entry;
  return (
    <li className={styles.card}>
      <div className={styles.open}>
        <Picture thumbnail={thumbnail} />
        <span className={styles.name}>{name}</span>
        <span className={styles.facts}>
          {`Goes in ${counted(daysLeft(deletedAt ?? now, now), 'day')}`}
        </span>
      </div>
      <div className={styles.tools}>
        <Button
          variant="quiet"
          aria-label={`Restore ${name}`}
          onClick={() => void verbs.restoreDocument(id)}
        >
          <RotateCcw aria-hidden />
          Restore
        </Button>
        <Button
          variant="danger"
          aria-label={`Delete ${name} for good`}
          onClick={() => void verbs.eraseDocuments([id])}
        >
          <Trash2 aria-hidden />
          Delete for good
        </Button>
      </div>
    </li>
  );
}

/** A template: what is made of it is a new document. */
export function TemplateCard({ entry, thumbnail, onClose }: Omit<CardProps, 'now'>) {
  const { verbs } = useStores();
  const { id, name, components } = entry;
  return (
    <li className={styles.card}>
      <button
        type="button"
        className={styles.open}
        aria-label={`New document from ${name}`}
        onClick={() => {
          onClose();
          void verbs.newFromTemplate(id);
        }}
      >
        <Picture thumbnail={thumbnail} />
        <span className={styles.name}>{name}</span>
        <span className={styles.facts}>
          <span>{counted(components, 'component')}</span>
          <span>Begins a new document</span>
        </span>
      </button>
      <div className={styles.tools}>
        <Button
          variant="quiet"
          aria-label={`${name} is no template any more`}
          onClick={() => void verbs.markDocument(id, { isTemplate: false })}
        >
          <LayoutTemplate aria-hidden />
          No template any more
        </Button>
      </div>
    </li>
  );
}

/** An example of the gallery. */
export function ExampleCard({
  example,
  onClose,
}: {
  readonly example: ListsState['examples'][number];
  readonly onClose: () => void;
}) {
  const { verbs } = useStores();
  return (
    <li className={styles.card}>
      <button
        type="button"
        className={styles.open}
        onClick={() => {
          onClose();
          void verbs.openExample(example.id);
        }}
      >
        <span className={styles.name}>{example.title}</span>
        <span className={styles.facts}>{example.field}</span>
        <span className={styles.summary}>{example.summary}</span>
      </button>
    </li>
  );
}
