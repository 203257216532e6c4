import { Plus } from 'lucide-react';
import { useId, type FormEvent } from 'react';
import { nearestName } from '../../../base/nearestName.ts';
import { ownArgs } from '../../../model/index.ts';
import { Button } from '../../kit/Button.tsx';
import { useDraft } from '../../fields/drafts.ts';
import { usePlace } from '../../fields/FormScope.ts';
import styles from '../../fields/Fields.module.css';
import { Offers } from '../../fields/Offers.tsx';

interface Props {
  readonly taken: (name: string) => boolean;
  readonly onAdd: (name: string) => void;
}

/** Gives a component of an unknown type another argument. */
export function AddArgument({ taken, onAdd }: Props) {
  // A name that was typed stays, should something else be selected before it is added.
  const [draft, setDraft] = useDraft(usePlace('#new argument').draftKey);
  const name = draft?.text ?? '';
  const problem = draft?.problem ?? null;
  const isTaken = (wanted: string) =>
    taken(wanted) || !Object.hasOwn(ownArgs({ [wanted]: 0 }), wanted);
  const id = useId();

  function submit(event: FormEvent): void {
    event.preventDefault();
    add(name);
  }
  function add(text: string): void {
    const wanted = text.trim();
    const refuse = (why: string) => setDraft({ text, problem: why });
    if (!/^[a-zA-Z_]\w*$/.test(wanted)) {
      return refuse('An argument is called by letters, digits and _, no digit first.');
    }
    if (isTaken(wanted)) {
      return refuse(`There is an argument ${wanted} already.`);
    }
    setDraft(null);
    onAdd(wanted);
  }
  const near = problem === null ? null : nearestName(name, isTaken);
  return (
    <form onSubmit={submit}>
      <div className={styles.control}>
        <div>
          <input
            type="text"
            className={`typed ${styles.input}`}
            spellCheck={false}
            autoComplete="off"
            aria-label="Name of another argument"
            placeholder="Another argument"
            aria-invalid={problem === null ? undefined : true}
            aria-describedby={problem === null ? undefined : id}
            value={name}
            onChange={(event) => setDraft({ text: event.currentTarget.value, problem: null })}
          />
        </div>
        <Button type="submit" disabled={name.trim() === ''}>
          <Plus aria-hidden />
          Add
        </Button>
      </div>
      {problem !== null && (
        <>
          <p id={id} className={styles.problem} role="alert">
            {problem}
          </p>
          <Offers texts={near === null ? [] : [near]} onTake={add} />
        </>
      )}
    </form>
  );
}
