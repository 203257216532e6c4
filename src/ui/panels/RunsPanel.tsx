import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { RunRow } from './runs/RunRow.tsx';
import { RunsRule } from './runs/RunsRule.tsx';
import { TwoRuns } from './runs/TwoRuns.tsx';
import table from '../kit/Table.module.css';
import styles from './Panels.module.css';
import rows from './runs/Runs.module.css';

/** The runs that were kept with this document, newest first. */
export function RunsPanel() {
  const { lists } = useStores();
  const runs = useStore(lists, (state) => state.runs);
  const [isComparing, setComparing] = useState(false);
  if (runs.length === 0) {
    return (
      <div className={styles.empty}>
        <p>No runs yet. Each run is kept here with its status, its seed and its last values.</p>
      </div>
    );
  }
  if (isComparing && runs.length > 1)
    return <TwoRuns runs={runs} onClose={() => setComparing(false)} />;
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <RunsRule runs={runs} />
        <Button disabled={runs.length < 2} onClick={() => setComparing(true)}>
          Compare two runs
        </Button>
      </div>
      <div className={styles.scroll}>
        <table className={`${table.table} ${styles.table}`} aria-label="Runs">
          <thead>
            <tr className={rows.head}>
              <th scope="col">Run</th>
              <th scope="col">Started</th>
              <th scope="col">Status</th>
              <th scope="col" className={styles.number}>
                Steps
              </th>
              <th scope="col" className={styles.number}>
                Time
              </th>
              <th scope="col" className={styles.number}>
                Seed
              </th>
              <th scope="col">Job</th>
              <th scope="col">Failure</th>
              <th scope="col" className={rows.tools}>
                <span className="visually-hidden">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((record) => (
              <RunRow key={record.id} record={record} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
