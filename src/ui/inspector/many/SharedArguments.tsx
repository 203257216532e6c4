import { useMemo } from 'react';
import type { Json } from '../../../base/json.ts';
import { changeArgumentOfAll } from '../../../editing/arguments/changeArguments.ts';
import { Button } from '../../kit/Button.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { useCatalogue } from '../../page/useCatalogue.ts';
import { fieldsOf } from '../component/ArgumentsForm.tsx';
import { ArgumentField } from '../../fields/ArgumentField.tsx';
import { FormScopeContext } from '../../fields/FormScope.ts';
import styles from '../../fields/Fields.module.css';
import { Section } from '../Section.tsx';
import { type SelectedComponent, useDocumentKey } from '../useSelected.ts';
import { sharedFields, type SharedField } from './sharedFields.ts';

interface Props {
  readonly members: readonly SelectedComponent[];
}

/** The arguments that all selected components have; a change is made to all of them at once. */
export function SharedArguments({ members }: Props) {
  const { verbs } = useStores();
  const catalogue = useCatalogue();
  const names = members.map(({ spec }) => spec.args.name);
  const key = `${useDocumentKey()} ${names.join(' ')}`;
  const scope = useMemo(() => ({ key, problems: [], names: [] }), [key]);
  const shared = sharedFields(
    members.map(({ spec, args }) => ({ form: fieldsOf(catalogue.find(spec.type), args), args })),
  );

  function set(argument: string, value: Json | undefined, gesture?: string | symbol): void {
    // Others of the same number are other components.
    const burst = typeof gesture === 'string' ? `${gesture} ${key}` : gesture;
    verbs.edit(changeArgumentOfAll, { components: names, argument, value }, burst);
  }

  return (
    <FormScopeContext value={scope}>
      <Section title="Arguments">
        {shared.length === 0 && (
          <p className={styles.muted}>These components have no argument in common.</p>
        )}
        {shared.map((entry) => (
          <SharedOne
            key={`${key} ${entry.field.name}`}
            shared={entry}
            first={members[0]}
            onChange={(value, gesture) => set(entry.field.name, value, gesture)}
          />
        ))}
      </Section>
    </FormScopeContext>
  );
}

interface OneProps {
  readonly shared: SharedField;
  readonly first: SelectedComponent | undefined;
  readonly onChange: (value: Json | undefined, gesture?: string | symbol) => void;
}

const ROWS = new Set(['list', 'map', 'object']);

/** One of them. Rows that differ can only be made the same, or left as they are. */
function SharedOne({ shared: { field, value, mixed }, first, onChange }: OneProps) {
  if (!mixed || !ROWS.has(field.kind) || first === undefined) {
    return (
      <ArgumentField
        field={field}
        path={field.name}
        value={value}
        mixed={mixed}
        onChange={onChange}
      />
    );
  }
  const given = Object.hasOwn(first.args, field.name) ? first.args[field.name] : undefined;
  return (
    <div className={styles.field} role="group" aria-label={field.label}>
      <span className={styles.label}>{field.label}</span>
      <p className={styles.muted}>Mixed</p>
      <Button className={styles.add} onClick={() => onChange(given)}>
        {`Make all as in ${first.spec.args.name}`}
      </Button>
    </div>
  );
}
