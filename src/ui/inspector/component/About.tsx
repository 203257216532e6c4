import { FilePlus2, FolderOpen } from 'lucide-react';
import type { Json } from '../../../base/json.ts';
import {
  type ComponentDocs,
  type ComponentExample,
  type ComponentType,
  documentOfExample,
} from '../../../model/index.ts';
import { insertExampleOf } from '../../../editing/clipboard/insertExample.ts';
import { Button } from '../../kit/Button.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { valueText } from '../../fields/values/fieldValue.ts';
import styles from '../../fields/Fields.module.css';
import { Section } from '../Section.tsx';

interface Props {
  readonly type: ComponentType;
  readonly docs: ComponentDocs | null;
}

/** What a component type does: in words, as a formula, and by an example. */
export function About({ type, docs }: Props) {
  return (
    <Section title="About">
      <p className={styles.summary}>{type.description}</p>
      {type.formula !== '' && (
        <pre className={styles.formula} aria-label="Formula">
          {type.formula.split('; ').join('\n')}
        </pre>
      )}
      {docs !== null && <Example label={type.label} example={docs.example} />}
    </Section>
  );
}

function Example({
  label,
  example,
}: {
  readonly label: string;
  readonly example: ComponentExample;
}) {
  const { verbs } = useStores();

  function insert(): void {
    const made = verbs.edit(insertExampleOf, { example, of: label });
    if (made === null || 'refused' in made || made.selection === undefined) return;
    const [first] = made.selection.components;
    if (first === undefined) return;
    verbs.revealComponent(first);
    verbs.select(made.selection);
  }
  return (
    <div className={styles.example} role="group" aria-label={`Example of ${label}`}>
      <p>
        <b>Example.</b>
        <span>{` ${example.title}`}</span>
      </p>
      <dl className={styles.series}>
        {Object.entries(example.shows).map(([field, values]) => (
          <Shown key={field} field={field} values={values} />
        ))}
      </dl>
      <div className={styles.actions}>
        <Button onClick={insert}>
          <FilePlus2 aria-hidden />
          Insert here
        </Button>
        <Button
          onClick={() => void verbs.openModel(documentOfExample(`Example of ${label}`, example))}
        >
          <FolderOpen aria-hidden />
          Open as a new document
        </Button>
      </div>
    </div>
  );
}

function Shown({ field, values }: { readonly field: string; readonly values: readonly Json[] }) {
  return (
    <>
      <dt>{field}</dt>
      <dd>{values.map((value) => valueText(value)).join(', ')}</dd>
    </>
  );
}
