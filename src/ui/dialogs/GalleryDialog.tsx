import { useStore } from 'zustand';
import { Dialog } from '../kit/Dialog.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { useClose } from './useClose.ts';
import styles from './GalleryDialog.module.css';

/** All examples with what each models; one that is opened becomes a new document. */
export function GalleryDialog() {
  const { lists, verbs } = useStores();
  const examples = useStore(lists, (state) => state.examples);
  const close = useClose();
  return (
    <Dialog
      title="Examples"
      description="Each opens as a new document of your own; what you have open stays as it is."
      size="large"
      onClose={close}
    >
      <div className={styles.grid}>
        {examples.map((example) => (
          <button
            key={example.id}
            type="button"
            className={styles.example}
            aria-label={example.title}
            aria-describedby={`example-${example.id}`}
            onClick={() => {
              close();
              void verbs.openExample(example.id);
            }}
          >
            <span className={styles.line}>
              <span className={styles.title}>{example.title}</span>
              <span className={styles.field}>{example.field}</span>
            </span>
            <span id={`example-${example.id}`} className={styles.description}>
              {example.description}
            </span>
            {example.files.length > 0 && (
              <span className={styles.files}>{`With ${example.files.join(', ')}`}</span>
            )}
          </button>
        ))}
      </div>
      {examples.length === 0 && <p className={styles.note}>The examples are being fetched.</p>}
    </Dialog>
  );
}
