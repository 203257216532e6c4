import { Fragment, type ReactNode } from 'react';
import { isObject, type JsonObject } from '../../base/json.ts';
import type { FormField } from '../../model/index.ts';
import { withEntry, withoutEntry } from '../../model/paths.ts';
import styles from './Fields.module.css';
import type { EditorProps, FieldProps } from './Change.ts';

interface Props extends EditorProps {
  readonly fields: readonly FormField[];
  readonly renderField: (props: FieldProps) => ReactNode;
}

/** A map whose keys are known: a field for each of them. */
export function ObjectFields({ label, path, value, fields, renderField, onChange }: Props) {
  const map = (isObject(value) ? value : {}) as JsonObject;
  return (
    <div className={styles.nested} role="group" aria-label={label}>
      {fields.map((field) => (
        <Fragment key={field.name}>
          {renderField({
            field,
            path: `${path}.${field.name}`,
            value: Object.hasOwn(map, field.name) ? map[field.name] : undefined,
            onChange: (next, gesture) => {
              const { name } = field;
              onChange(
                next === undefined ? withoutEntry(map, name) : withEntry(map, name, next),
                gesture,
              );
            },
          })}
        </Fragment>
      ))}
    </div>
  );
}
