import { useStore } from 'zustand';
import { useStores } from '../page/StoresContext.tsx';
import styles from './Panels.module.css';

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** The runs that were kept with this document, newest first. */
export function RunsPanel() {
  const { lists, verbs } = useStores();
  const runs = useStore(lists, (state) => state.runs);
  if (runs.length === 0) {
    return (
      <div className={styles.empty}>
        <p>No runs yet. Each run is kept here with its status, its seed and its last values.</p>
      </div>
    );
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label="Runs">
        <thead>
          <tr>
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
          </tr>
        </thead>
        <tbody>
          {runs.map(({ id, startedAt, status, steps, elapsed, seed, jobId, error, source }) => {
            const isOurs = source === undefined;
            const culprit = error?.component ?? null;
            return (
              <tr key={id}>
                <td className={styles.whole}>{when.format(startedAt)}</td>
                <td className={status === 'failed' ? styles.error : undefined}>{status}</td>
                <td className={styles.number} translate="no">
                  {steps}
                </td>
                <td className={styles.number} translate="no">
                  {isOurs && duration(elapsed)}
                </td>
                <td className={styles.number} translate="no">
                  {isOurs && seed}
                </td>
                <td>{isOurs ? (jobId ?? '') : 'from plugboard'}</td>
                <td>
                  {culprit !== null && (
                    <>
                      <button
                        type="button"
                        className={styles.link}
                        onClick={() => verbs.revealComponent(culprit)}
                      >
                        {culprit}
                      </button>
                      <span>{': '}</span>
                    </>
                  )}
                  <span>{error?.message}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
