import { useStore } from 'zustand';
import { useStores } from '../page/StoresContext.tsx';
import { RunRow } from './runs/RunRow.tsx';
import { RunsRule } from './runs/RunsRule.tsx';
import styles from './Panels.module.css';

/** The runs that were kept with this document, newest first. */
export function RunsPanel() {
  const { lists } = useStores();
  const runs = useStore(lists, (state) => state.runs);
  if (runs.length === 0) {
    return (
      <div className={styles.empty}>
        <p>No runs yet. Each run is kept here with its status, its seed and its last values.</p>
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <RunsRule runs={runs} />
      </div>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label="Runs">
          <thead>
            <tr>
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
              <th scope="col">
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
