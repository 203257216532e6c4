import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { Json } from '../../../base/json.ts';
import { changeInitialValues } from '../../../editing/arguments/changeArguments.ts';
import { Button } from '../../kit/Button.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { AnyValue } from '../../fields/AnyValue.tsx';
import { FormScopeContext, type LocalProblem, usePlace } from '../../fields/FormScope.ts';
import { ListRows } from '../../fields/rows/ListRows.tsx';
import { FieldMenu } from '../../fields/FieldMenu.tsx';
import { Notes } from '../../fields/Notes.tsx';
import { canVary } from '../../fields/study/canVary.ts';
import { VaryMark } from '../../fields/study/VaryMark.tsx';
import { bareField } from '../../fields/values/readPinned.ts';
import styles from '../../fields/Fields.module.css';
import { Section } from '../Section.tsx';
import { useDocumentKey } from '../useSelected.ts';

interface Props {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly LocalProblem[];
}

/** What each input gets before its connectors bring anything; a loop needs them to begin. */
export function InitialValues({ name, inputs, values, problems }: Props) {
  const { verbs } = useStores();
  const key = `${useDocumentKey()} ${name}`;
  const scope = useMemo(() => ({ key, problems, names: [] }), [key, problems]);
  const given = Object.keys(values);
  const others = inputs.filter((field) => !given.includes(field));
  if (inputs.length === 0 && given.length === 0) return null;
  const set = (field: string, next: readonly Json[], gesture?: string | symbol) =>
    verbs.edit(changeInitialValues, { component: name, field, values: next }, gesture);
  return (
    <FormScopeContext value={scope}>
      <Section
        title="Initial values"
        open={given.length > 0}
        summary={given.length === 0 ? 'none' : given.join(', ')}
      >
        <p className={styles.muted}>
          Delivered before anything that the connectors bring. A loop needs them somewhere to begin.
        </p>
        {given.map((field) => (
          <Values
            key={field}
            name={name}
            field={field}
            values={Array.isArray(values[field]) ? (values[field] as readonly Json[]) : []}
            onChange={(next, gesture) => set(field, next, gesture)}
          />
        ))}
        {others.length > 0 && (
          <div className={styles.chips} role="group" aria-label="Inputs without initial values">
            {others.map((field) => (
              <Button
                key={field}
                variant="plain"
                className={styles.chip}
                aria-label={`Set an initial value of ${field}`}
                onClick={() => set(field, [0])}
              >
                <Plus aria-hidden />
                <span>{field}</span>
              </Button>
            ))}
          </div>
        )}
      </Section>
    </FormScopeContext>
  );
}

interface ValuesProps {
  readonly name: string;
  readonly field: string;
  readonly values: readonly Json[];
  readonly onChange: (values: readonly Json[], gesture?: string | symbol) => void;
}

function Values({ name, field, values, onChange }: ValuesProps) {
  const path = `initial_values.${field}`;
  const { problems } = usePlace(path);
  const vary = {
    object_type: 'component',
    object_name: name,
    field_type: 'initial_value',
    field_name: field,
  } as const;
  const first = bareField(field, values[0]);
  return (
    <div className={styles.field}>
      <div className={styles.label}>
        <span>{field}</span>
        <span className={styles.grow} />
        {canVary(first, values[0]) && (
          <FieldMenu field={first} value={values[0]} pin={null} vary={vary} />
        )}
      </div>
      <ListRows
        label={`initial values of ${field}`}
        path={path}
        value={values}
        fresh={(list) => list.at(-1) ?? 0}
        row={(row) => <AnyValue {...row} />}
        onChange={onChange}
      />
      <VaryMark field={vary} />
      <Notes problems={problems} />
    </div>
  );
}
