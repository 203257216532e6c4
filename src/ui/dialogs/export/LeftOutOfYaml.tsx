import { useCallback } from 'react';
import { useStores } from '../../page/StoresContext.tsx';
import { usePromised } from '../usePromised.ts';
import styles from './ExportDialog.module.css';

/** Names what of the document does not go with its YAML. */
export function LeftOutOfYaml({ layout }: { readonly layout: boolean }) {
  const { verbs } = useStores();
  const ask = useCallback(() => verbs.leftOutOfYaml({ layout }), [verbs, layout]);
  const left = usePromised(ask);
  if (left === null || left.length === 0) return null;
  return (
    <section className={styles.left}>
      <h3 id="left-out">Not in this YAML</h3>
      <ul className={styles.holds} aria-labelledby="left-out">
        {left.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <p className={styles.note}>
        An archive carries layout, name, files, runs, versions and tags.
      </p>
    </section>
  );
}
