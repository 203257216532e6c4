import { RotateCcw } from 'lucide-react';
import { useId } from 'react';
import type { Json, JsonObject } from '../../base/json.ts';
import { isObject } from '../../base/json.ts';
import type { FormField, Problem } from '../../model/index.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { Select } from '../kit/Select.tsx';
import { type ValueKind, valueText } from './fieldValue.ts';
import styles from './Inspector.module.css';
import { ListRows } from './ListRows.tsx';
import { MapRows } from './MapRows.tsx';
import { ValueInput } from './ValueInput.tsx';

interface Props {
  readonly field: FormField;
  /** As the model has it; undefined when it is not given. */
  readonly value: Json | undefined;
  readonly problems: readonly Problem[];
  readonly onChange: (value: Json) => void;
  readonly onReset: () => void;
}

const itemKind = (field: FormField): ValueKind => field.item ?? 'any';

/** One argument: its label, the control that fits its kind, its unit, and what is wrong with it. */
export function ArgumentField({ field, value, problems, onChange, onReset }: Props) {
  const id = useId();
  const noteId = `${id}-note`;
  const isGiven = value !== undefined;
  const note = problems.length > 0 ? problems.map(({ message }) => message).join(' ') : field.help;
  return (
    <div className={styles.field}>
      <div className={styles.label}>
        <label htmlFor={id}>{field.label}</label>
        {isGiven && !field.required && (
          <IconButton
            label={`Reset ${field.label}`}
            hint="Back to the default"
            side="left"
            onClick={onReset}
          >
            <RotateCcw aria-hidden />
          </IconButton>
        )}
      </div>
      <Control {...{ field, value, onChange, onReset, id, noteId }} invalid={problems.length > 0} />
      {note !== '' && (
        <p id={noteId} className={problems.length > 0 ? styles.problem : styles.muted}>
          {note}
        </p>
      )}
    </div>
  );
}

interface ControlProps extends Omit<Props, 'problems'> {
  readonly id: string;
  readonly noteId: string;
  readonly invalid: boolean;
}

function Control({ field, value, onChange, onReset, id, noteId, invalid }: ControlProps) {
  const shown = value ?? field.default;
  switch (field.kind) {
    case 'boolean':
      return (
        <label className={styles.check}>
          <input
            id={id}
            type="checkbox"
            aria-describedby={noteId}
            checked={shown === true}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
          {shown === true ? 'True' : 'False'}
        </label>
      );
    case 'choice':
      return (
        <Select
          id={id}
          aria-describedby={noteId}
          value={valueText(shown)}
          options={(field.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
          onChange={onChange}
        />
      );
    case 'list': {
      const values = Array.isArray(shown) ? (shown as readonly Json[]) : [];
      return (
        <ListRows label={field.label} values={values} kind={itemKind(field)} onChange={onChange} />
      );
    }
    case 'map': {
      const map = isObject(shown) ? (shown as JsonObject) : {};
      const isText = itemKind(field) === 'text';
      return (
        <MapRows
          label={field.label}
          map={map}
          kind={itemKind(field)}
          stem="y"
          fresh={isText ? '0' : 0}
          mono={isText}
          onChange={onChange}
        />
      );
    }
    default: {
      const optional = !field.required || field.nullable;
      const standard =
        field.default === null || field.default === undefined ? 'none' : valueText(field.default);
      return (
        <div className={styles.control}>
          <ValueInput
            id={id}
            label={field.label}
            kind={field.kind}
            value={value}
            placeholder={optional ? standard : ''}
            optional={optional}
            min={field.min}
            max={field.max}
            describedBy={noteId}
            invalid={invalid}
            onCommit={(next) => {
              if (next !== undefined) onChange(next);
              else if (field.required) onChange(null);
              else onReset();
            }}
          />
          {field.unit !== undefined && (
            <span className={styles.unit} title={field.unit}>
              {field.unit}
            </span>
          )}
        </div>
      );
    }
  }
}
