import { useRef, type ReactNode } from 'react';
import type { Json, JsonObject } from '../../../base/json.ts';
import { useShown } from '../../kit/useShown.tsx';
import styles from '../Fields.module.css';
import type { EditorProps, RowProps } from '../Change.ts';
import { AddRow } from './AddRow.tsx';
import { focusRow } from './focusRow.ts';
import { KeyInput } from './KeyInput.tsx';
import { Row } from './Row.tsx';
import { RowRoomContext, useFirstRows, useRowRoom } from './rowRoom.ts';
import { useRowKeys } from './useRowKeys.ts';

/** Rows that are shown at first. */
const MOST_ROWS = 100;

interface Props extends EditorProps<JsonObject> {
  /** Stem of new keys: `y` gives y, y2, y3. */
  readonly stem: string;
  /** What a new entry holds. */
  readonly fresh: Json;
  /** Whether a value stands below its name and not beside it. */
  readonly below?: (value: Json) => boolean;
  /** Renames a key; absent: the map gets another one in the same place. */
  readonly onRename?: ((from: string, to: string) => void) | undefined;
  readonly row: (props: RowProps) => ReactNode;
  /** The menu of an entry. */
  readonly menu?: ((key: string, value: Json) => ReactNode) | undefined;
}

function freeKey(map: JsonObject, stem: string): string {
  if (!Object.hasOwn(map, stem)) return stem;
  for (let n = 2; ; n++) if (!Object.hasOwn(map, `${stem}${n}`)) return `${stem}${n}`;
}

/** A map of names to values, an entry a row. */
export function MapRows(props: Props) {
  const { label, path, value: map, onChange, stem, fresh, below = () => false, row } = props;
  const group = useRef<HTMLDivElement>(null);
  const entries = Object.entries(map);
  const rows = useRowKeys(entries.length);
  const { shown, more, showUpTo } = useShown(entries, useFirstRows(MOST_ROWS), styles.add);
  const room = useRowRoom(shown.map(([, value]) => value));

  function add(): void {
    rows.inserted(entries.length, 1);
    showUpTo(entries.length + 1);
    onChange({ ...map, [freeKey(map, stem)]: fresh });
    focusRow(group.current, entries.length);
  }
  function remove(at: number): void {
    rows.removed(at);
    onChange(Object.fromEntries(entries.filter((_, i) => i !== at)));
    focusRow(group.current, Math.min(at, entries.length - 2));
  }
  function rename(from: string, to: string): void {
    if (props.onRename) return props.onRename(from, to);
    onChange(Object.fromEntries(entries.map(([key, value]) => [key === from ? to : key, value])));
  }

  return (
    <div ref={group} className={styles.rows} role="group" aria-label={label}>
      <RowRoomContext value={room}>
        {shown.map(([key, value], i) => (
          <Row
            key={rows.keys[i]}
            path={`${path}.${key}`}
            className={below(value) ? styles.stack : styles.pair}
            removeLabel={`Remove ${key}`}
            onRemove={() => remove(i)}
            menu={props.menu?.(key, value)}
          >
            {(note) => (
              <>
                <KeyInput
                  label={`Name ${i + 1} of ${label}`}
                  path={`${path}.${key}`}
                  name={key}
                  taken={(wanted) => Object.hasOwn(map, wanted)}
                  onRename={(to) => rename(key, to)}
                />
                {row({
                  ...note,
                  label: `${key} of ${label}`,
                  path: `${path}.${key}`,
                  value,
                  onChange: (next, gesture) => {
                    const now = entries.map(([k, v], at) => [k, at === i ? next : v] as const);
                    onChange(Object.fromEntries(now), gesture);
                  },
                })}
              </>
            )}
          </Row>
        ))}
      </RowRoomContext>
      {more}
      <AddRow label={label} onAdd={add} />
    </div>
  );
}
