import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import styles from './Fields.module.css';
import type { RowProps } from './Change.ts';
import { ListRows } from './rows/ListRows.tsx';
import { MapRows } from './rows/MapRows.tsx';
import { Scalar } from './Scalar.tsx';

/** Whether a value has values in it. */
export function isNested(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null;
}

/**
 * A value of any kind: a line for a number, a text, true, false or null (and for `[1, 2]` or `{"a": 1}`, which
 * become rows), rows for lists and maps, to any depth.
 */
export function AnyValue(props: RowProps) {
  const { label, path, value, onChange } = props;
  if (Array.isArray(value)) {
    return (
      <div className={styles.nested}>
        <ListRows
          label={label}
          path={path}
          value={value as readonly Json[]}
          fresh={(values) => values.at(-1) ?? 0}
          row={(row) => <AnyValue {...row} />}
          onChange={onChange}
        />
      </div>
    );
  }
  if (isObject(value)) {
    return (
      <div className={styles.nested}>
        <MapRows
          label={label}
          path={path}
          value={value as JsonObject}
          stem="key"
          fresh={0}
          below={isNested}
          row={(row) => <AnyValue {...row} />}
          onChange={onChange}
        />
      </div>
    );
  }
  return <Scalar {...props} kind="any" />;
}
