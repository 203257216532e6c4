import type { CSSProperties } from 'react';
import type { ComparedRun } from '../../stores/api.ts';
import { Swatch } from '../plots/Swatch.tsx';
import type { CellFilter } from './cellFilter.ts';
import { columnTitle, type TableColumn } from './tableColumns.ts';
import styles from './TablePanel.module.css';

export interface TableFilters {
  readonly typed: Readonly<Record<string, string>>;
  readonly parsed: ReadonlyMap<string, CellFilter | null | string>;
  readonly onType: (typed: Readonly<Record<string, string>>) => void;
}

interface Props {
  readonly columns: readonly TableColumn[];
  readonly compared: readonly ComparedRun[];
  readonly template: CSSProperties;
  readonly filters: TableFilters | null;
  /** A head was pressed: its whole column is meant. */
  readonly onColumn: (column: number) => void;
}

/** Names of the columns, and under them what each one is filtered by. */
export function TableHead({ columns, compared, template, filters, onColumn }: Props) {
  return (
    <div className={styles.head} data-head role="rowgroup">
      <div className={styles.names} role="row" aria-rowindex={1} style={template}>
        <span role="columnheader" className={styles.step}>
          Step
        </span>
        {columns.map((column, at) => (
          <span key={column.key} role="columnheader">
            <button
              type="button"
              tabIndex={-1}
              className={styles.name}
              title={`${columnTitle(column)}: select the column`}
              onClick={() => onColumn(at + 1)}
            >
              {column.run !== null && (
                <Swatch colour="currentColor" dash={dashOf(column, compared)} />
              )}
              <span>{column.run ?? column.field}</span>
            </button>
          </span>
        ))}
      </div>
      {filters !== null && (
        <div className={styles.filters} role="row" style={template}>
          <span role="rowheader" className={styles.step}>
            Filter
          </span>
          {columns.map((column) => (
            <span key={column.key} role="gridcell">
              <FilterField column={column} filters={filters} />
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

function dashOf({ key, field }: TableColumn, compared: readonly ComparedRun[]): number {
  return compared.find(({ id }) => key === `${field} ${id}`)?.dash ?? 0;
}

interface FieldProps {
  readonly column: TableColumn;
  readonly filters: TableFilters;
}

function FilterField({ column, filters }: FieldProps) {
  const { typed, parsed, onType } = filters;
  const filter = parsed.get(column.key);
  const problem = typeof filter === 'string' ? filter : null;
  return (
    <input
      type="search"
      className={styles.input}
      aria-label={`Filter ${columnTitle(column)}`}
      aria-invalid={problem === null ? undefined : true}
      title={problem ?? 'Such as > 20, 10 .. 20, = on, != 0 or a part of a text'}
      placeholder="> 20"
      spellCheck={false}
      value={typed[column.key] ?? ''}
      onChange={(event) => onType({ ...typed, [column.key]: event.currentTarget.value })}
    />
  );
}
