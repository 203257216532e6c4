import { Plus } from 'lucide-react';
import { Button } from '../../kit/Button.tsx';
import styles from '../Fields.module.css';

interface Props {
  /** What gets a row more. */
  readonly label: string;
  readonly onAdd: () => void;
}

/** Stands below the rows of a list or a map. */
export function AddRow({ label, onAdd }: Props) {
  return (
    <Button variant="quiet" className={styles.add} aria-label={`Add to ${label}`} onClick={onAdd}>
      <Plus aria-hidden />
      Add
    </Button>
  );
}
