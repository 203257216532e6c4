import type { ComparedPair } from '../../../stores/api.ts';
import table from '../../kit/Table.module.css';
import panels from '../Panels.module.css';
import styles from './Runs.module.css';

interface Props {
  readonly pair: ComparedPair;
  readonly names: readonly [string, string];
}

/** A table of what differs between two runs, but for their values. */
export function Difference({ pair: { facts, model }, names }: Props) {
  return (
    <table className={`${table.table} ${panels.table}`} aria-label="What differs">
      <thead>
        <tr>
          <th scope="col">What differs</th>
          <th scope="col">{names[0]}</th>
          <th scope="col">{names[1]}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ name, values }) => (
          <tr key={name} className={styles.row}>
            <th scope="row" className={styles.name}>
              {name}
            </th>
            {values.map((value, at) => (
              <td key={names[at] + String(at)} className={value === null ? panels.note : undefined}>
                {value ?? 'not recorded'}
              </td>
            ))}
          </tr>
        ))}
        {(model ?? []).map(({ what, name, was, is }) => (
          <tr key={`${what} ${name}`} className={styles.row}>
            <th scope="row" className={styles.name}>
              <span>{`${what} `}</span>
              <span className={styles.change} translate="no">
                {name}
              </span>
            </th>
            <td className={styles.change} translate="no">
              {was ?? '–'}
            </td>
            <td className={styles.change} translate="no">
              {is ?? '–'}
            </td>
          </tr>
        ))}
        {(model === null || model.length === 0) && (
          <tr>
            <td colSpan={3} className={panels.note}>
              {model === null
                ? 'The model of one of them was not recorded.'
                : 'Both ran the same model.'}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
