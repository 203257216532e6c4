import { X } from 'lucide-react';
import { IconButton } from '../../kit/IconButton.tsx';
import { cellOf, shownValue } from '../columns.ts';
import type { Trials } from '../useTrials.ts';
import { TrialActions } from './TrialActions.tsx';
import { usePreview } from './usePreview.ts';
import styles from './TrialDetail.module.css';

interface Props {
  readonly trials: Trials;
  readonly onClose: () => void;
}

/** The trial that is looked at: its values beside those of the model, what it came to, what can be done. */
export function TrialDetail({ trials, onClose }: Props) {
  const { columns, current, shown, best } = trials;
  usePreview(trials);
  const number = columns[0]?.numbers[current];
  if (current < 0 || number === undefined) return null;
  const text = (role: string) => {
    const column = columns.find((one) => one.role === role);
    return column === undefined ? '' : cellOf(column, current);
  };
  const status = text('status');
  const error = text('error');
  const isBest = best.includes(current);
  return (
    <section className={styles.detail} aria-label={`Trial ${number}`}>
      <div className={styles.head}>
        <h3 translate="no">{`Trial ${number}`}</h3>
        <span className={styles.status} data-status={status}>
          {isBest ? `${status}, best` : status}
        </span>
        <IconButton label="Close the trial" keys="Escape" side="top" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      {error !== '' && <p className={styles.error}>{error}</p>}
      <table className={styles.table} aria-label={`Values of trial ${number}`}>
        <thead>
          <tr>
            <th scope="col">Value of</th>
            <th scope="col">Trial</th>
            <th scope="col">Model</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            if (column.role !== 'argument' && column.role !== 'objective') return null;
            const own = shown.study.dimensions.find(({ name }) => name === column.name)?.current;
            return (
              <tr key={column.name} data-role={column.role}>
                <th scope="row" title={column.name} translate="no">
                  {column.title}
                </th>
                <td translate="no">{cellOf(column, current) || '–'}</td>
                <td translate="no">{own === undefined ? '' : shownValue(own)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <TrialActions trials={trials} number={number} />
    </section>
  );
}
