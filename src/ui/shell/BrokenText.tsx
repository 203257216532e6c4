import { FileWarning } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import styles from './BrokenText.module.css';

/** Over the canvas, while the text of the YAML panel cannot be read: what is drawn is the last that could. */
export function BrokenText() {
  const { document, verbs } = useStores();
  const fault = useStore(document, ({ typed }) =>
    typed?.isRead === true ? typed.problems[0] : undefined,
  );
  if (fault === undefined) return null;
  return (
    <div className={styles.note} role="status" aria-label="The text cannot be read">
      <FileWarning aria-hidden size={16} />
      <span>{`The text has an error${fault.line === null ? '' : ` in line ${fault.line}`}. The canvas shows the last text that could be read.`}</span>
      <Button variant="quiet" onClick={() => verbs.openPanel('yaml')}>
        Show
      </Button>
    </div>
  );
}
