import type { RunProfile } from '../../stores/api.ts';
import { Bar } from './Bar.tsx';
import { workerRows } from './rows.ts';
import styles from './Profile.module.css';

/** How many component names are listed for each worker. */
const NAMES = 12;

/** How busy each worker was, with what, and what other numbers of workers would give. */
export function WorkersTable({ profile }: { readonly profile: RunProfile }) {
  return (
    <>
      <table className={styles.table} aria-label="Profile of workers">
        <thead>
          <tr>
            <th scope="col">Worker</th>
            <th scope="col">At work</th>
            <th scope="col">Components</th>
          </tr>
        </thead>
        <tbody>
          {workerRows(profile).map(({ number, components, share }) => (
            <tr key={number}>
              <th scope="row">{`Worker ${number + 1}`}</th>
              <td>
                <Bar share={share} />
              </td>
              <td className={styles.names}>
                {`${components.slice(0, NAMES).join(', ')}${components.length > NAMES ? ` and ${components.length - NAMES} more` : ''}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {profile.forecast.length > 0 && (
        <table className={styles.table} aria-label="What a pool would gain">
          <thead>
            <tr>
              <th scope="col">A pool of</th>
              <th scope="col">Would be, by these measurements</th>
            </tr>
          </thead>
          <tbody>
            {profile.forecast.map(({ workers, speedup }) => (
              <tr key={workers}>
                <th scope="row">{`${workers} workers`}</th>
                <td>{`about ${speedup.toFixed(2)} times as fast as one worker`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
