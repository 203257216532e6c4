import type { CSSProperties } from 'react';
import type { ComparedRun } from '../../stores/api.ts';
import { FilterInput } from '../kit/FilterInput.tsx';
import grid from '../kit/Grid.module.css';
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
    <div className={grid.head} data-head role="rowgroup">
      <div className={grid.names} role="row" aria-rowindex={1} style={template}>
        <span role="columnheader" className={styles.step}>
          Step
        </span>
        {columns.map((column, at) => (
          <span key={column.key} role="columnheader">
            <button
              type="button"
              tabIndex={-1}
              className={grid.name}
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
        <div className={grid.filters} role="row" style={template}>
          <span role="rowheader" className={styles.step} data-filter>
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
  return (
    <FilterInput
      title={columnTitle(column)}
      problem={typeof filter === 'string' ? filter : null}
      placeholder="> 20"
      value={typed[column.key] ?? ''}
      className={styles.input}
      onType={(text) => onType({ ...typed, [column.key]: text })}
    />
  );
}
