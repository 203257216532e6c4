import { useId, useState } from 'react';
import { renameComponent } from '../../model/index.ts';
import { useStores } from '../StoresContext.tsx';
import styles from './Inspector.module.css';

/** The component's name; a name that cannot be taken stays in the line with the reason. */
export function NameField({ name }: { readonly name: string }) {
  const { document, verbs, view } = useStores();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  function clear(): void {
    setDraft(null);
    setProblem(null);
  }
  function commit(): void {
    const wanted = (draft ?? name).trim();
    if (wanted === name) return clear();
    const renamed = renameComponent(document.getState().document, name, wanted);
    if (!renamed.ok) return setProblem(renamed.error);
    verbs.edit(`Rename ${name} to ${wanted}`, (current) => {
      const next = renameComponent(current, name, wanted);
      return next.ok ? next.value : current;
    });
    const { components, connectors } = view.getState().selection;
    verbs.select({ components: components.map((c) => (c === name ? wanted : c)), connectors });
    clear();
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        Name
      </label>
      <input
        id={id}
        type="text"
        className={styles.input}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : `${id}-note`}
        value={draft ?? name}
        onChange={(event) => setDraft(event.currentTarget.value)}
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
        <p id={`${id}-note`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
