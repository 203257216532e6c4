import { useMemo } from 'react';
import { type LineRun, lineRuns } from '../../compare/index.ts';
import styles from './TextDifference.module.css';

/** Equal lines that are shown around others. */
const AROUND = 3;
/** Lines that are drawn. */
const MOST_LINES = 3_000;

type Row =
  | {
      readonly is: LineRun['is'];
      readonly line: string;
      readonly numbers: readonly [number | null, number | null];
    }
  | { readonly is: 'gap'; readonly count: number };

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;

/** Lines with their numbers in both texts; long stretches that are equal are left out. */
function rowsOf(runs: readonly LineRun[]): readonly Row[] {
  const rows: Row[] = [];
  let [old, now] = [1, 1];
  runs.forEach(({ is, lines }, at) => {
    const from = at === 0 ? 0 : AROUND;
    const to = at === runs.length - 1 ? 0 : AROUND;
    const isLong = is === 'same' && lines.length > from + to + 1;
    lines.forEach((line, i) => {
      const isHidden = isLong && i >= from && i < lines.length - to;
      if (isHidden) {
        if (i === from) rows.push({ is: 'gap', count: lines.length - from - to });
      } else
        rows.push({
          is,
          line,
          numbers: [is === 'added' ? null : old, is === 'removed' ? null : now],
        });
      if (is !== 'added') old++;
      if (is !== 'removed') now++;
    });
  });
  return rows;
}

/** Two texts line by line, the equal parts left out. */
export function TextDifference({
  texts: [before, after],
}: {
  readonly texts: readonly [string, string];
}) {
  const rows = useMemo(() => {
    if (before === after) return [];
    const runs = lineRuns(before, after);
    return runs === null ? null : rowsOf(runs);
  }, [before, after]);
  if (rows === null)
    return <p className={styles.none}>The texts have too little in common to be shown by lines.</p>;
  if (rows.length === 0) return <p className={styles.none}>The texts are equal.</p>;
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Difference of the texts">
      <table className={styles.table} translate="no">
        <tbody>
          {rows.slice(0, MOST_LINES).map((row, i) =>
            row.is === 'gap' ? (
              <tr key={i} className={styles.gap}>
                <td colSpan={4}>{`${row.count} equal lines`}</td>
              </tr>
            ) : (
              <tr key={i} data-is={row.is}>
                <td className={styles.number}>{row.numbers[0]}</td>
                <td className={styles.number}>{row.numbers[1]}</td>
                <td className={styles.sign}>{SIGNS[row.is]}</td>
                <td className={styles.line}>{row.line}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {rows.length > MOST_LINES && (
        <p className={styles.none}>{`and ${rows.length - MOST_LINES} more lines`}</p>
      )}
    </div>
  );
}
