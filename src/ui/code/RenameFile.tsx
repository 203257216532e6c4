import { useId, useState } from 'react';
import { renameModule } from '../../editing/modules/renameModule.ts';
import fields from '../kit/inputs/Field.module.css';
import { useStores } from '../page/StoresContext.tsx';
import styles from './Code.module.css';

interface Props {
  readonly name: string;
  /** Called with the name of now: another one, or the same where that was given up. */
  readonly onDone: (name: string) => void;
}

/** A line for another name of a file; one that it cannot have stays there with the reason. */
export function RenameFile({ name, onDone }: Props) {
  const { verbs } = useStores();
  const [text, setText] = useState(name);
  const [reason, setReason] = useState<string | null>(null);
  const id = useId();

  function rename(): void {
    const to = text.trim();
    const made = verbs.edit(renameModule, { from: name, to });
    if (made !== null && 'refused' in made) setReason(made.refused);
    else onDone(made === null ? name : to);
  }
  return (
    <div className={styles.rename}>
      <input
        // It was asked for by a press, in whose place it stands.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        type="text"
        className={`typed ${fields.input}`}
        aria-label={`New name of ${name}`}
        aria-invalid={reason === null ? undefined : true}
        aria-describedby={reason === null ? undefined : id}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onFocus={(event) => event.currentTarget.setSelectionRange(0, name.lastIndexOf('.'))}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setReason(null);
        }}
        onBlur={() => {
          if (reason !== null || text.trim() === name) onDone(name);
          else rename();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone(name);
        }}
      />
      {reason !== null && (
        <p id={id} className={styles.reason} role="alert">
          {reason}
        </p>
      )}
    </div>
  );
}
