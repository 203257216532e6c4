import type { Json } from '../../base/json.ts';
import { setInitialValues } from '../../model/index.ts';
import { useStores } from '../StoresContext.tsx';
import styles from './Inspector.module.css';
import { ListRows } from './ListRows.tsx';
import { Section } from './Section.tsx';

interface Props {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** What each input gets before its connectors bring anything; a loop needs them to begin. */
export function InitialValues({ name, inputs, values }: Props) {
  const { verbs } = useStores();
  if (inputs.length === 0) return null;
  const set = (field: string, next: readonly Json[]) =>
    verbs.edit(`Set initial values of ${name}.${field}`, (document) =>
      setInitialValues(document, name, field, next),
    );
  return (
    <Section title="Initial values">
      <p className={styles.muted}>
        Delivered before anything that the connectors bring. A loop needs them somewhere to begin.
      </p>
      {inputs.map((field) => {
        const given = Object.hasOwn(values, field) ? values[field] : [];
        return (
          <div key={field} className={styles.field}>
            <span className={styles.label}>{field}</span>
            <ListRows
              label={`initial values of ${field}`}
              values={Array.isArray(given) ? (given as readonly Json[]) : []}
              kind="any"
              onChange={(next) => set(field, next)}
            />
          </div>
        );
      })}
    </Section>
  );
}
