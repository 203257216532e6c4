import { FileUp, Footprints, LayoutGrid } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from './kit/Button.tsx';
import { useChooseFiles } from './page/chooseFiles.ts';
import { useStores } from './page/StoresContext.tsx';
import styles from './EmptyState.module.css';

const SHOWN = 3;

/** What an empty canvas says: three examples, where files go, and the two gestures that matter. */
export function EmptyState() {
  const { lists, document, view, verbs } = useStores();
  const examples = useStore(lists, (state) => state.examples);
  const tour = useStore(view, (state) => state.tour);
  const readOnly = useStore(document, (state) => state.origin.kind === 'readOnly');
  const choose = useChooseFiles();
  // The tour's card says what to do; two voices would be one too many.
  if (tour === 'on') return null;
  return (
    <div className={styles.place}>
      <div className={styles.card}>
        <div className={styles.head}>
          <h2>{readOnly ? 'This document is empty' : 'Draw a process'}</h2>
          <p>Start from an example, drop a YAML file or a project here, or build your own.</p>
        </div>
        {/* There before the list of them has come: what is below must not move under a hand. */}
        <div className={styles.examples}>
          {examples.slice(0, SHOWN).map(({ id, title, field, summary }) => (
            <button
              key={id}
              type="button"
              className={styles.example}
              onClick={() => void verbs.openExample(id)}
            >
              <span className={styles.field}>{field}</span>
              <span className={styles.title}>{title}</span>
              <span className={styles.summary}>{summary}</span>
            </button>
          ))}
        </div>
        <div className={styles.links}>
          {!readOnly && (
            <Button
              variant={tour === 'new' ? 'primary' : 'quiet'}
              onClick={() => verbs.setTour('on')}
            >
              <Footprints aria-hidden />
              Show me in five steps
            </Button>
          )}
          <Button variant="quiet" onClick={() => verbs.openDialog('gallery')}>
            <LayoutGrid aria-hidden />
            All examples
          </Button>
          <Button variant="quiet" onClick={choose}>
            <FileUp aria-hidden />
            Choose a YAML file
          </Button>
        </div>
        {!readOnly && (
          <div className={styles.gestures}>
            <p>
              <b>Drag</b> a component from the palette onto the canvas.
            </p>
            <p>
              <b>Draw a wire</b> from an output on its right to an input on another’s left.
            </p>
          </div>
        )}
      </div>
    </div>
  );
}
