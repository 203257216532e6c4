import { Plus } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { ownArgs } from '../../model/index.ts';
import { Button } from '../kit/Button.tsx';
import styles from './Inspector.module.css';

interface Props {
  readonly taken: (name: string) => boolean;
  readonly onAdd: (name: string) => void;
}

/** Gives a component of an unknown type another argument. */
export function AddArgument({ taken, onAdd }: Props) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  function add(event: FormEvent): void {
    event.preventDefault();
    const wanted = name.trim();
    if (!/^[a-zA-Z_]\w*$/.test(wanted)) {
      return setProblem('An argument is called by letters, digits and _, no digit first.');
    }
    if (taken(wanted) || !Object.hasOwn(ownArgs({ [wanted]: 0 }), wanted)) {
      return setProblem(`There is an argument ${wanted} already.`);
    }
    setName('');
    setProblem(null);
    onAdd(wanted);
  }
  return (
    <form onSubmit={add}>
      <div className={styles.control}>
        <div>
          <input
            type="text"
            className={styles.input}
            spellCheck={false}
            autoComplete="off"
            aria-label="Name of another argument"
            placeholder="Another argument"
            aria-invalid={problem === null ? undefined : true}
            aria-describedby={problem === null ? undefined : id}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" disabled={name.trim() === ''}>
          <Plus aria-hidden />
          Add
        </Button>
      </div>
      {problem !== null && (
        <p id={id} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
