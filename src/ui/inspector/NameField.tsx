import { useId } from 'react';
import { nearestName } from '../../base/nearestName.ts';
import { renameNode } from '../../editing/components/renameNode.ts';
import { allNames } from '../../model/raw.ts';
import { useStores } from '../page/StoresContext.tsx';
import { useUnderWay } from '../page/useUnderWay.ts';
import { useDraft } from '../fields/drafts.ts';
import styles from '../fields/Fields.module.css';
import { Offers } from '../fields/Offers.tsx';
import { useDocumentKey } from './useSelected.ts';

/** The component's name; a name that cannot be taken stays in the line with the reason. */
export function NameField({ name }: { readonly name: string }) {
  const { document, verbs, view } = useStores();
  const [typed, setTyped] = useDraft(`${useDocumentKey()} ${name}#name`);
  const draft = typed?.text ?? null;
  const problem = typed?.problem ?? null;
  const id = useId();

  /** Gives the component this name; why not, where it cannot have it. */
  function reasonAgainst(to: string): string | null {
    const { selection } = view.getState();
    const made = verbs.edit(renameNode, { node: name, to, selection });
    return made !== null && 'refused' in made ? made.refused : null;
  }
  useUnderWay(draft === null ? null : () => reasonAgainst(draft.trim()) === null);

  function clear(): void {
    setTyped(null);
  }
  function commit(text = draft ?? name): void {
    const wanted = text.trim();
    if (wanted === name) return clear();
    const problem = reasonAgainst(wanted);
    if (problem !== null) return setTyped({ text, problem });
    clear();
  }

  const taken = (wanted: string) =>
    wanted !== name && allNames(document.getState().document).includes(wanted);
  const near = problem === null ? null : nearestName(draft ?? '', taken, true);

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        Name
      </label>
      <input
        id={id}
        type="text"
        className={`typed ${styles.input}`}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : `${id}-note`}
        value={draft ?? name}
        onChange={(event) => setTyped({ text: event.currentTarget.value, problem: null })}
        onBlur={() => draft !== null && commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            clear();
          }
        }}
      />
      {problem !== null && (
        <>
          <p id={`${id}-note`} className={styles.problem} role="alert">
            {problem}
          </p>
          <Offers texts={near === null ? [] : [near]} onTake={commit} />
        </>
      )}
    </div>
  );
}
