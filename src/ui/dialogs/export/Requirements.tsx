import { useId, useState } from 'react';
import type { Project } from '../../../stores/index.ts';
import { Button } from '../../kit/Button.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import styles from './ExportDialog.module.css';

/** What has to be installed for the project: found in its code, and changed at will. */
export function Requirements({ requirements, found }: Pick<Project, 'requirements' | 'found'>) {
  const { verbs } = useStores();
  const [text, setText] = useState(requirements);
  const id = useId();

  function change(next: string): void {
    setText(next);
    void verbs.setRequirements(next === found ? null : next);
  }
  return (
    <section className={styles.requirements}>
      <div className={styles.row}>
        <label htmlFor={id}>requirements.txt</label>
        <Button disabled={text === found} onClick={() => change(found)}>
          As found
        </Button>
      </div>
      <textarea
        id={id}
        aria-describedby={`${id}-note`}
        className={styles.edited}
        rows={5}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <p id={`${id}-note`} className={styles.note}>
        What pip installs before the process runs, found in what the code imports. What you change
        here goes with the project and to Ray as long as this page is open.
      </p>
    </section>
  );
}
