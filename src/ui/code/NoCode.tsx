import { Code, Plus } from 'lucide-react';
import type { ModuleLanguage } from '../../model/index.ts';
import { Button } from '../kit/Button.tsx';
import styles from './Code.module.css';

interface Props {
  readonly readOnly: boolean;
  readonly onNew: (language: ModuleLanguage) => void;
}

/** What the panel is for, while the document has no code. */
export function NoCode({ readOnly, onNew }: Props) {
  return (
    <div className={styles.empty}>
      <Code aria-hidden />
      <p>
        A component of your own is a class in Python, as plugboard has it, or in TypeScript. It
        stands in the palette beside the built-in ones and travels with the document.
      </p>
      <div className={styles.choices}>
        <Button variant="primary" disabled={readOnly} onClick={() => onNew('python')}>
          <Plus aria-hidden />
          New component
        </Button>
        <Button disabled={readOnly} onClick={() => onNew('typescript')}>
          New in TypeScript
        </Button>
      </div>
    </div>
  );
}
