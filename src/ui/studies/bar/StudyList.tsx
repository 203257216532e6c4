import { Copy, Eye, Layers, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StudySummary } from '../../../stores/api.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { TextField } from '../../page/TextField.tsx';
import { PLAN_WORDS, STATUS_WORDS } from './statusWords.ts';
import table from '../../kit/Table.module.css';
import styles from './StudyList.module.css';

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** The studies of this document, the newest first, and what can be done with each. */
export function StudyList() {
  const { studies } = useStores();
  const list = useStore(studies, (state) => state.list);
  return (
    <div className={styles.scroll}>
      <table className={`${table.table} ${styles.table}`} aria-label="Studies">
        <thead>
          <tr>
            <th scope="col">Study</th>
            <th scope="col">Plan</th>
            <th scope="col">Status</th>
            <th scope="col" className={styles.number}>
              Trials
            </th>
            <th scope="col">Started</th>
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map((summary) => (
            <StudyRow key={summary.id} summary={summary} />
          ))}
        </tbody>
      </table>
      {list.length === 0 && <p className={styles.none}>No study of this document yet.</p>}
    </div>
  );
}

function StudyRow({ summary }: { readonly summary: StudySummary }) {
  const { studies, verbs } = useStores();
  const { id, name, plan, status, count, length, startedAt } = summary;
  const isShown = useStore(studies, ({ shown }) => shown?.id === id);
  const isBeside = useStore(studies, ({ beside }) => beside.some((one) => one.id === id));
  const [isNaming, setNaming] = useState(false);
  return (
    <tr data-shown={isShown ? '' : undefined}>
      <th scope="row" className={styles.name}>
        {isNaming ? (
          <TextField
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            maxLength={80}
            onFocus={(event) => event.currentTarget.select()}
            aria-label={`New name of ${name}`}
            value={name}
            onCommit={(next) => void verbs.renameStudy(id, next)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setNaming(false);
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
            onBlur={() => setNaming(false)}
          />
        ) : (
          <button
            type="button"
            className={styles.link}
            translate="no"
            onClick={() => void verbs.showStudy(id)}
          >
            {name}
          </button>
        )}
      </th>
      <td>{PLAN_WORDS[plan]}</td>
      <td>{STATUS_WORDS[status]}</td>
      <td className={styles.number} translate="no">
        {`${count.toLocaleString('en')} of ${length.toLocaleString('en')}`}
      </td>
      <td className={styles.whole}>{when.format(startedAt)}</td>
      <td className={styles.tools}>
        <div role="group" aria-label={name}>
          <IconButton
            label={`Show ${name}`}
            hint="Show its trials"
            side="top"
            aria-pressed={isShown}
            onClick={() => void verbs.showStudy(id)}
          >
            <Eye aria-hidden />
          </IconButton>
          <IconButton
            label={`Draw ${name} beside`}
            hint="Draw its best so far beside the study that shows"
            side="top"
            aria-pressed={isBeside}
            disabled={isShown}
            onClick={() => void verbs.drawStudyBeside(id)}
          >
            <Layers aria-hidden />
          </IconButton>
          <IconButton
            label={`Rename ${name}`}
            hint="Rename"
            side="top"
            onClick={() => setNaming(true)}
          >
            <Pencil aria-hidden />
          </IconButton>
          <IconButton
            label={`Duplicate ${name}`}
            hint="Make a study with the same plan and trials"
            side="top"
            onClick={() => void verbs.duplicateStudy(id)}
          >
            <Copy aria-hidden />
          </IconButton>
          <IconButton
            label={`Delete ${name}`}
            hint="Delete it with its trials"
            side="top"
            onClick={() => void verbs.deleteStudy(id)}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      </td>
    </tr>
  );
}
