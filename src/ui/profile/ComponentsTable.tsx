import { useStores } from '../page/StoresContext.tsx';
import { Bar } from './Bar.tsx';
import { type ComponentRow, SHOWN } from './rows.ts';
import styles from './Profile.module.css';
import { count, duration, percent } from '../../base/amounts.ts';
import { reasonText, waitingOf } from './words.ts';
import { WorkerChoice } from './WorkerChoice.tsx';

interface Props {
  readonly rows: readonly ComponentRow[];
  readonly bottleneck: string | null;
  /** Workers that can be chosen; null: the process is in one. */
  readonly workers: number | null;
  readonly pins: ReadonlyMap<string, number>;
}

/** How much work each component has, what it waits for, and where it is. */
export function ComponentsTable({ rows, bottleneck, workers, pins }: Props) {
  return (
    <table className={styles.table} aria-label="Profile of components">
      <thead>
        <tr>
          <th scope="col">Component</th>
          <th scope="col">Share of work</th>
          <th scope="col" className={styles.number}>
            Time
          </th>
          <th scope="col" className={styles.number}>
            A step
          </th>
          <th scope="col" className={styles.number}>
            Steps
          </th>
          <th scope="col">Waiting</th>
          {workers !== null && <th scope="col">Worker</th>}
          {workers !== null && <th scope="col">Why there</th>}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, SHOWN).map((row) => (
          <Row
            key={row.name}
            row={row}
            isHot={row.name === bottleneck && row.share >= 0.3}
            workers={workers}
            pin={pins.get(row.name) ?? null}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: ComponentRow;
  readonly isHot: boolean;
  readonly workers: number | null;
  readonly pin: number | null;
}

function Row({ row: { name, measured, share }, isHot, workers, pin }: RowProps) {
  const { verbs } = useStores();
  const steps = measured?.steps ?? 0;
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.link} onClick={() => verbs.revealComponent(name)}>
          {name}
        </button>
      </th>
      <td>{measured && <Bar share={share} tone={isHot ? 'hot' : 'plain'} />}</td>
      <td className={styles.number} translate="no">
        {measured && duration(measured.time)}
      </td>
      <td className={styles.number} translate="no">
        {measured && steps > 0 && duration(measured.time / steps)}
      </td>
      <td className={styles.number} translate="no">
        {measured && count(steps)}
      </td>
      <td>{measured && <Waiting component={measured} />}</td>
      {workers !== null && (
        <td>
          <WorkerChoice
            component={name}
            workers={workers}
            pin={pin}
            now={measured?.reason == null ? null : measured.worker + 1}
          />
        </td>
      )}
      {workers !== null && (
        <td className={styles.why}>
          {pin === null ? reasonText(measured?.reason ?? null) : 'Chosen by hand'}
        </td>
      )}
    </tr>
  );
}

function Waiting({ component }: { readonly component: NonNullable<ComponentRow['measured']> }) {
  const { share, kinds } = waitingOf(component);
  const parts = kinds.map((kind) => `${percent(kind.share)} for ${kind.name}`).join(', ');
  const [main] = kinds;
  return (
    <span title={parts}>
      <span>{percent(share)}</span>
      {main !== undefined && <span className={styles.muted}>{` for ${main.name}`}</span>}
    </span>
  );
}
