import { ObjectiveMark } from '../../fields/study/ObjectiveMark.tsx';
import { ObjectiveMenu } from '../../fields/study/ObjectiveMenu.tsx';
import styles from '../../fields/Fields.module.css';
import { Section } from '../Section.tsx';

interface Props {
  readonly name: string;
  readonly fields: readonly string[];
}

/** What a component tells of itself beside its outputs; a study can look at it. */
export function Exports({ name, fields }: Props) {
  if (fields.length === 0) return null;
  return (
    <Section title="Exports" summary={fields.join(', ')}>
      <div className={styles.ports}>
        {fields.map((field) => (
          <div key={field} className={styles.port}>
            <span className={styles.portName} title={field} translate="no">
              {field}
            </span>
            <span className={styles.grow} />
            <ObjectiveMenu component={name} field={field} />
            <ObjectiveMark component={name} field={field} />
          </div>
        ))}
      </div>
    </Section>
  );
}
