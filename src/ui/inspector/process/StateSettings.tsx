import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Json, JsonObject } from '../../../base/json.ts';
import { JOB_ID_PATTERN, specOf } from '../../../model/index.ts';
import {
  changeJobId,
  changeJobMetadata,
  changeStateArguments,
  changeStateType,
} from '../../../editing/process/changeSettings.ts';
import { isJobKey } from '../../../editing/process/processSettings.ts';
import { Field } from '../../kit/inputs/Field.tsx';
import { Select } from '../../kit/inputs/Select.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { FormScopeContext } from '../../fields/FormScope.ts';
import { ValueInput } from '../../fields/ValueInput.tsx';
import styles from '../../fields/Fields.module.css';
import { MapBody } from '../component/MapBody.tsx';
import { useDocumentKey } from '../useSelected.ts';

const BACKENDS = ['Dict', 'Sqlite', 'Postgres', 'Ray'].map((kind) => ({
  value: `plugboard.state.${kind}StateBackend`,
  label: `${kind}StateBackend`,
}));

function jobFault(value: Json): string | null {
  return JOB_ID_PATTERN.test(String(value))
    ? null
    : 'A job id is Job_ and at least 8 letters or digits.';
}

/** Where plugboard keeps the records of runs, and the job that they belong to. */
export function StateSettings() {
  const { document, verbs } = useStores();
  const key = `${useDocumentKey()} state`;
  const scope = useMemo(() => ({ key, problems: [], names: [] }), [key]);
  const { state } = useStore(document, (now) => specOf(now.document).plugboard.process.args);
  const { job_id: job, metadata, ...others } = state.args;
  const isKnown = BACKENDS.some(({ value }) => value === state.type);
  const own = Object.entries(others).filter(([name]) => !isJobKey(name));
  return (
    <FormScopeContext value={scope}>
      <Field
        label="Backend"
        help="Where plugboard keeps the records of runs. Runs here are kept in this browser."
      >
        {(attributes) => (
          <Select
            {...attributes}
            value={state.type}
            placeholder={state.type}
            options={isKnown ? BACKENDS : [...BACKENDS, { value: state.type, label: state.type }]}
            onChange={(type) => verbs.edit(changeStateType, type)}
          />
        )}
      </Field>
      <Field
        label="Job id"
        help="Runs of one job belong together; without one each run has its own."
      >
        {({ id, 'aria-describedby': describedBy }) => (
          <ValueInput
            id={id}
            label="Job id"
            kind="text"
            optional
            placeholder="Job_…"
            value={job ?? undefined}
            describedBy={describedBy}
            draftKey={`${key} job_id`}
            check={jobFault}
            onCommit={(value) =>
              verbs.edit(changeJobId, value === undefined ? null : String(value))
            }
          />
        )}
      </Field>
      <div className={styles.field}>
        <span className={styles.label}>Metadata</span>
        <MapBody
          help="Noted with the job."
          label="metadata"
          owner="state"
          map={metadata as JsonObject}
          stem="key"
          onChange={(map) => verbs.edit(changeJobMetadata, map)}
        />
      </div>
      <div className={styles.field}>
        <span className={styles.label}>Arguments</span>
        <MapBody
          help="Of the backend itself: db_path of a SqliteStateBackend, db_url of a PostgresStateBackend."
          label="state arguments"
          owner="state"
          map={Object.fromEntries(own) as JsonObject}
          stem="db_path"
          onChange={(map) => verbs.edit(changeStateArguments, map)}
        />
      </div>
    </FormScopeContext>
  );
}
