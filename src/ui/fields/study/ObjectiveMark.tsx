import { Target, X } from 'lucide-react';
import {
  DIRECTION_WORDS,
  dropObjective,
  makeObjective,
} from '../../../editing/study/changeObjectives.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import fields from '../Fields.module.css';
import styles from './Study.module.css';
import { useObjective } from './useObjective.ts';
import { useStudyEdit } from './useStudyEdit.ts';

/** Says of a field that the study looks at it; nothing where it does not. */
export function ObjectiveMark({
  component,
  field,
}: {
  readonly component: string;
  readonly field: string;
}) {
  const edit = useStudyEdit();
  const { study, direction, name } = useObjective(component, field);
  if (study === null || direction === null) return null;
  const other = direction === 'max' ? 'min' : 'max';
  const text = `${component}.${field}`;
  return (
    <div className={styles.mark}>
      <div className={styles.line}>
        <Target aria-hidden />
        <button
          type="button"
          className={styles.text}
          aria-label={`Objective ${text}, ${DIRECTION_WORDS[direction]}: turn it`}
          title={`In the study ${study.name}`}
          onClick={() =>
            edit(makeObjective, { study: study.name, component, field, direction: other })
          }
        >
          {`Objective, ${DIRECTION_WORDS[direction]}`}
        </button>
        <IconButton
          label={`Remove the objective ${text}`}
          side="left"
          className={fields.small ?? ''}
          onClick={() => edit(dropObjective, { study: study.name, name })}
        >
          <X aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
