import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Json } from '../../../base/json.ts';
import { useShown } from '../../kit/useShown.tsx';
import styles from '../Fields.module.css';
import type { EditorProps, RowProps } from '../Change.ts';
import { AddRow } from './AddRow.tsx';
import { focusRow } from './focusRow.ts';
import { Row } from './Row.tsx';
import { RowRoomContext, useFirstRows, useRowRoom } from './rowRoom.ts';
import { useRowKeys } from './useRowKeys.ts';

/** Rows that are shown at first; a longer list is better edited as text. */
const MOST_ROWS = 40;

interface Props extends EditorProps<readonly Json[]> {
  /** What a new row holds. */
  readonly fresh: (values: readonly Json[]) => Json;
  readonly row: (props: RowProps) => ReactNode;
}

/** A list of values, one a row. Enter goes on to the next, Alt with an arrow moves a row. */
export function ListRows(props: Props) {
  const { label, path, value: values, onChange, fresh, row } = props;
  const group = useRef<HTMLDivElement>(null);
  const rows = useRowKeys(values.length);
  const { shown, more, showUpTo } = useShown(values, useFirstRows(MOST_ROWS), styles.add);
  const room = useRowRoom(shown);
  const focus = (at: number) => focusRow(group.current, at);
  const [isMore, setMore] = useState(false);

  function add(): void {
    rows.inserted(values.length, 1);
    onChange([...values, fresh(values)]);
    showUpTo(values.length + 1);
    focus(values.length);
  }
  const addNow = useRef(add);
  useEffect(() => {
    addNow.current = add;
  });
  useEffect(() => {
    // What Enter took is in the list by now: a row added to the list before would throw it away.
    if (!isMore) return;
    setMore(false);
    addNow.current();
  }, [isMore]);
  function remove(at: number): void {
    rows.removed(at);
    onChange(values.filter((_, i) => i !== at));
    focus(Math.min(at, values.length - 2));
  }
  function move(at: number, by: number): void {
    const [a, b] = [values[at], values[at + by]];
    if (a === undefined || b === undefined) return;
    rows.swapped(at, at + by);
    onChange(values.with(at, b).with(at + by, a));
    focus(at + by);
  }
  function replace(at: number, many: readonly Json[]): void {
    rows.inserted(at + 1, many.length - 1);
    onChange([...values.slice(0, at), ...many, ...values.slice(at + 1)]);
    focus(at + many.length - 1);
  }

  return (
    <div ref={group} className={styles.rows} role="group" aria-label={label}>
      <RowRoomContext value={room}>
        {shown.map((value, i) => (
          <Row
            key={rows.keys[i]}
            path={`${path}.${i}`}
            className={styles.row}
            removeLabel={`Remove ${label} ${i + 1}`}
            onRemove={() => remove(i)}
          >
            {(note) =>
              row({
                ...note,
                label: `${label} ${i + 1}`,
                path: `${path}.${i}`,
                value,
                onChange: (next, gesture) => onChange(values.with(i, next), gesture),
                onEnter: () => (i === values.length - 1 ? setMore(true) : focus(i + 1)),
                onMany: (many) => replace(i, many),
                onKeyDown: (event) => {
                  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
                  if (!event.altKey || by === 0) return;
                  event.preventDefault();
                  move(i, by);
                },
              })
            }
          </Row>
        ))}
      </RowRoomContext>
      {more}
      <AddRow label={label} onAdd={add} />
    </div>
  );
}
