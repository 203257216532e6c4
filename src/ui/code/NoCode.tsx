import { Code, Plus } from 'lucide-react';
import { Button } from '../kit/Button.tsx';
import styles from './Code.module.css';

interface Props {
  readonly readOnly: boolean;
  readonly onNew: () => void;
}

/** What the panel is for, while the document has no code. */
export function NoCode({ readOnly, onNew }: Props) {
  return (
    <div className={styles.empty}>
      <Code aria-hidden />
      <p>
        A component of your own is a class in Python, as plugboard has it. It stands in the palette
        beside the built-in ones and travels with the document.
      </p>
      <Button variant="primary" disabled={readOnly} onClick={onNew}>
        <Plus aria-hidden />
        New component
      </Button>
    </div>
  );
}
