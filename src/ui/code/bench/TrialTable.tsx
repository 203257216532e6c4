import type { Json } from '../../../base/json.ts';
import { valueText } from '../../../graph/valueText.ts';
import styles from './Bench.module.css';
import type { TrialShown } from './useTrial.ts';

interface Props extends Pick<TrialShown, 'rows' | 'log'> {
  readonly outputs: readonly string[];
}

/** What a component that is tried has sent, step by step, and what it said. */
export function TrialTable({ outputs, rows, log }: Props) {
  return (
    <>
      {rows.length > 0 && outputs.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Step</th>
              {outputs.map((output) => (
                <th key={output} scope="col">
                  {output}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              // Steps have no other name than their number.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={i}>
                <td>{i + 1}</td>
                {outputs.map((output) => (
                  <td key={output} translate="no">
                    {output in row ? valueText(row[output] as Json) : ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {log.length > 0 && (
        <ul className={styles.log} aria-label="Log of the trial">
          {log.map(({ level, message }, i) => (
            // oxlint-disable-next-line react/no-array-index-key
            <li key={i} className={level === 'info' ? '' : styles[level]}>
              {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
