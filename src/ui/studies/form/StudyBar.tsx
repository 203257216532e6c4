import { Copy, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import {
  duplicateStudy,
  freeStudyName,
  removeStudy,
  renameStudy,
} from '../../../editing/study/listStudies.ts';
import { type NamedStudy, studyList } from '../../../model/tune/studyList.ts';
import { useStudyEdit } from '../../fields/study/useStudyEdit.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { Field } from '../../kit/inputs/Field.tsx';
import { Select } from '../../kit/inputs/Select.tsx';
import { TextField } from '../../page/TextField.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { NewStudy } from './NewStudy.tsx';
import styles from './StudyForm.module.css';

/** Which study the form is about, its name, and others beside it. */
export function StudyBar({ study }: { readonly study: NamedStudy | null }) {
  const { document, verbs } = useStores();
  const current = useStore(document, (state) => state.document);
  const edit = useStudyEdit();
  const list = studyList(current);

  function duplicate(name: string): void {
    const to = freeStudyName(current, name);
    if (edit(duplicateStudy, { study: name, to })) verbs.chooseStudy(to);
  }
  function rename(from: string, typed: string): void {
    const to = typed.trim();
    if (edit(renameStudy, { study: from, to })) verbs.chooseStudy(to);
  }
  return (
    <div className={styles.bar}>
      {study !== null && (
        <>
          <Field label="Study">
            {(field) => (
              <Select
                {...field}
                value={study.name}
                options={list.map(({ name }) => ({ value: name, label: name }))}
                onChange={verbs.chooseStudy}
              />
            )}
          </Field>
          <Field label="Name">
            {(field) => (
              <TextField
                {...field}
                key={study.name}
                value={study.name}
                onCommit={(typed) => rename(study.name, typed)}
              />
            )}
          </Field>
        </>
      )}
      <div className={styles.actions}>
        <NewStudy />
        {study !== null && (
          <>
            <IconButton label={`Duplicate ${study.name}`} onClick={() => duplicate(study.name)}>
              <Copy aria-hidden />
            </IconButton>
            <IconButton
              label={`Remove the study ${study.name}`}
              onClick={() => edit(removeStudy, study.name)}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </>
        )}
      </div>
    </div>
  );
}
