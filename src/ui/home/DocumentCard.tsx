import { Copy, LayoutTemplate, Pencil, Tag, Trash2 } from 'lucide-react';
import { memo, useState } from 'react';
import { useStore } from 'zustand';
import { ago } from '../../base/ago.ts';
import { counted } from '../../base/counted.ts';
import type { Thumbnail } from '../../graph/thumbnail/thumbnail.ts';
import type { ShelfEntry } from '../../stores/index.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { CardField } from './CardField.tsx';
import { Picture } from './Picture.tsx';
import { readTags } from './shown.ts';
import styles from './Home.module.css';

export interface CardProps {
  readonly entry: ShelfEntry;
  readonly thumbnail: Thumbnail | null;
  readonly now: number;
  readonly onClose: () => void;
}

/** A document with its picture, and what can be done with it. */
export const DocumentCard = memo(function DocumentCard(props: CardProps) {
  const { entry, thumbnail, now, onClose } = props;
  const { document, verbs } = useStores();
  const { id, name, tags, isTemplate } = entry;
  const isOpen = useStore(document, ({ origin }) => origin.kind !== 'link' && origin.id === id);
  const [field, setField] = useState<'name' | 'tags' | null>(null);
  const done = () => setField(null);

  function open() {
    onClose();
    void verbs.openDocument(id);
  }

  return (
    <li className={styles.card} data-open={isOpen ? '' : undefined}>
      <button type="button" className={styles.open} onClick={open}>
        <Picture thumbnail={thumbnail} />
        <span className={styles.line}>
          <span className={styles.name}>{name}</span>
          {isOpen && <span className={styles.current}>open</span>}
          {isTemplate && <span className={styles.current}>template</span>}
        </span>
        <span className={styles.facts}>
          <span>{counted(entry.components, 'component')}</span>
          <time dateTime={new Date(entry.modifiedAt).toISOString()}>
            {ago(entry.modifiedAt, now)}
          </time>
        </span>
        {tags.length > 0 && (
          <span className={styles.tags}>
            {tags.map((tag) => (
              <span key={tag} className={styles.tag}>
                {tag}
              </span>
            ))}
          </span>
        )}
      </button>
      {field === 'name' && (
        <CardField
          label={`New name of ${name}`}
          value={name}
          onDone={done}
          onCommit={(text) => {
            if (text.trim() !== '') void verbs.renameDocument(id, text.trim());
          }}
        />
      )}
      {field === 'tags' && (
        <CardField
          label={`Tags of ${name}`}
          placeholder="water, course 2"
          value={tags.join(', ')}
          onDone={done}
          onCommit={(text) => void verbs.markDocument(id, { tags: readTags(text) })}
        />
      )}
      {field === null && (
        <div className={styles.tools}>
          <IconButton label={`Rename ${name}`} hint="Rename" onClick={() => setField('name')}>
            <Pencil aria-hidden />
          </IconButton>
          <IconButton label={`Tag ${name}`} hint="Tags" onClick={() => setField('tags')}>
            <Tag aria-hidden />
          </IconButton>
          <IconButton
            label={`Duplicate ${name}`}
            hint="Duplicate"
            onClick={() => void verbs.duplicateDocument(id)}
          >
            <Copy aria-hidden />
          </IconButton>
          <IconButton
            label={`Use ${name} as a template`}
            hint={isTemplate ? 'No template any more' : 'Use as a template'}
            aria-pressed={isTemplate}
            onClick={() => void verbs.markDocument(id, { isTemplate: !isTemplate })}
          >
            <LayoutTemplate aria-hidden />
          </IconButton>
          <IconButton
            label={`Delete ${name}`}
            hint="Move to the trash"
            onClick={() => void verbs.deleteDocument(id)}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      )}
    </li>
  );
});
