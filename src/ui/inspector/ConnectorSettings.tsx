import { useStore } from 'zustand';
import { specOf, shortType } from '../../model/index.ts';
import { changeRoom } from '../../editing/process/changeSettings.ts';
import { Field } from '../kit/inputs/Field.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { ValueInput } from '../fields/ValueInput.tsx';
import styles from '../fields/Fields.module.css';

/** How values wait between components. */
export function ConnectorSettings() {
  const { document, verbs } = useStores();
  const { type, args } = useStore(
    document,
    (now) => specOf(now.document).plugboard.process.connector_builder,
  );
  const { maxsize } = args as { readonly maxsize?: unknown };
  return (
    <>
      <dl className={styles.facts}>
        <dt>Type</dt>
        <dd title={type}>{shortType(type)}</dd>
      </dl>
      <Field
        label="Room in each connector"
        help="How many values may wait before the source does (maxsize). A longer queue smooths bursts and takes memory; results are the same."
      >
        {({ id, 'aria-describedby': describedBy }) => (
          <div className={styles.control}>
            <ValueInput
              id={id}
              label="Room in each connector"
              kind="integer"
              min={0}
              optional
              placeholder="default"
              value={typeof maxsize === 'number' ? maxsize : undefined}
              describedBy={describedBy}
              onCommit={(value) => verbs.edit(changeRoom, typeof value === 'number' ? value : null)}
            />
            <span className={styles.unit}>values</span>
          </div>
        )}
      </Field>
    </>
  );
}
