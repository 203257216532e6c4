import { ArrowDown, ArrowUp } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../page/StoresContext.tsx';
import { FilterInput } from '../../kit/FilterInput.tsx';
import grid from '../../kit/Grid.module.css';
import type { ViewColumn } from '../columns.ts';
import { studiesDesk, withSorting } from '../desk.ts';
import type { Trials } from '../useTrials.ts';

interface Props {
  readonly trials: Trials;
  readonly template: CSSProperties;
}

const SORTED = { up: 'ascending', down: 'descending' } as const;

/** Names of the columns, which sort by them, and under them what each one is filtered by. */
export function TrialHead({ trials, template }: Props) {
  const desk = studiesDesk(useStores());
  const { sorting, isFiltering } = useStore(desk);
  return (
    <div className={grid.head} data-head role="rowgroup">
      <div className={grid.names} role="row" aria-rowindex={1} style={template}>
        {trials.columns.map((column) => {
          const direction = sorting?.name === column.name ? sorting.direction : null;
          const goal = column.direction === null ? '' : `, ${GOALS[column.direction]}`;
          return (
            <span
              key={column.name}
              role="columnheader"
              aria-sort={direction === null ? 'none' : SORTED[direction]}
            >
              <button
                type="button"
                className={grid.name}
                data-word={column.categories === null ? undefined : ''}
                title={`${column.name}${goal}: sort`}
                onClick={() => desk.setState(withSorting(desk.getState(), column.name))}
              >
                <span translate={isOwn(column) ? 'no' : undefined}>{column.title}</span>
                {direction === 'up' && <ArrowUp size={12} aria-hidden />}
                {direction === 'down' && <ArrowDown size={12} aria-hidden />}
              </button>
            </span>
          );
        })}
      </div>
      {isFiltering && (
        <div className={grid.filters} role="row" style={template}>
          {trials.columns.map((column) => (
            <span key={column.name} role="gridcell">
              <FilterField column={column} filter={trials.filters.get(column.name)} />
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

const GOALS = { max: 'the more the better', min: 'the less the better' } as const;
const isOwn = ({ role }: ViewColumn) => role === 'argument' || role === 'objective';

interface FieldProps {
  readonly column: ViewColumn;
  readonly filter: unknown;
}

function FilterField({ column, filter }: FieldProps) {
  const desk = studiesDesk(useStores());
  const typed = useStore(desk, (state) => state.typed);
  return (
    <FilterInput
      title={column.title}
      problem={typeof filter === 'string' ? filter : null}
      placeholder={column.categories === null ? '> 20' : 'text'}
      value={typed[column.name] ?? ''}
      onType={(text) => desk.setState({ typed: { ...typed, [column.name]: text } })}
    />
  );
}
