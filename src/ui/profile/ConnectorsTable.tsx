import { componentOf, endsOf } from '../../model/endpoint.ts';
import type { RunProfile } from '../../stores/api.ts';
import { SHOWN } from './rows.ts';
import styles from './Profile.module.css';
import { count } from '../../base/amounts.ts';

/** How many values passed along each connector, and between which workers. */
export function ConnectorsTable({ profile }: { readonly profile: RunProfile }) {
  const workerOf = new Map(profile.components.map(({ name, worker }) => [name, worker + 1]));
  const connectors = profile.connectors.toSorted((a, b) => b.values - a.values).slice(0, SHOWN);
  const seconds = profile.elapsed / 1000;
  const isPool = profile.workers.length > 1;
  return (
    <table className={styles.table} aria-label="Profile of connectors">
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col" className={styles.number}>
            Values
          </th>
          <th scope="col" className={styles.number}>
            A second
          </th>
          {isPool && <th scope="col">Way</th>}
        </tr>
      </thead>
      <tbody>
        {connectors.map(({ id, values, crosses }) => {
          const [from, to] = endsOf(id);
          const [a, b] = [from, to].map((end) => workerOf.get(componentOf(end)));
          return (
            <tr key={id}>
              <th scope="row">{from}</th>
              <td>{to}</td>
              <td className={styles.number} translate="no">
                {count(values)}
              </td>
              <td className={styles.number} translate="no">
                {seconds > 0 && count(values / seconds)}
              </td>
              {isPool && (
                <td className={crosses ? undefined : styles.muted}>
                  {crosses ? `Worker ${a} to ${b}` : `Within worker ${a}`}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
