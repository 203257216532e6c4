import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Json, JsonObject } from '../../base/json.ts';
import {
  type FormField,
  ownArgs,
  portsOf,
  type Problem,
  removeSelection,
  resetArgument,
  setArgument,
  setComponentParameter,
  specOf,
} from '../../model/index.ts';
import { duplicateSelection } from '../../model/edits/clipboard.ts';
import { Button } from '../kit/Button.tsx';
import { CategoryIcon } from '../kit/CategoryIcon.tsx';
import { useStores } from '../StoresContext.tsx';
import { ArgumentField } from './ArgumentField.tsx';
import { InitialValues } from './InitialValues.tsx';
import styles from './Inspector.module.css';
import { LastRun } from './LastRun.tsx';
import { MapRows } from './MapRows.tsx';
import { NameField } from './NameField.tsx';
import { PortList } from './PortList.tsx';
import { Section } from './Section.tsx';
import { useComponent } from './useSelected.ts';

/** Offset of a copy from what was copied, canvas units. */
const BESIDE = { x: 40, y: 40 };

/** A field for each argument of a type that nobody knows. */
function inferredForm(args: Readonly<Record<string, unknown>>): FormField[] {
  return Object.keys(ownArgs(args)).map((name) => ({
    name,
    label: name,
    help: '',
    kind: 'any',
    required: true,
    nullable: true,
  }));
}

/** Everything about one component: name, arguments, initial values, ports, parameters, documentation. */
export function ComponentInspector({ name }: { readonly name: string }) {
  const stores = useStores();
  const { catalogue, document, verbs } = stores;
  const selected = useComponent(name);
  const current = useStore(document, (state) => state.document);
  const ports = useMemo(() => {
    if (selected === null) return null;
    return portsOf(selected.spec, catalogue, specOf(current).plugboard.process.args.connectors);
  }, [selected, catalogue, current]);
  if (selected === null || ports === null) return null;
  const { spec, args, problems } = selected;
  const type = catalogue.find(spec.type);
  const form = type?.form ?? inferredForm(args);
  const general = problems.filter(({ path }) => !form.some((field) => isOf(path, field.name)));

  function duplicate(): void {
    const made = duplicateSelection(document.getState().document, [name], BESIDE);
    verbs.edit(`Duplicate ${name}`, () => made.document);
    verbs.select({ components: made.components, connectors: [] });
  }
  function remove(): void {
    const what = { components: [name], connectors: [] };
    verbs.edit(`Delete ${name}`, (now) => removeSelection(now, what));
    verbs.select({ components: [], connectors: [] });
  }

  return (
    <>
      <div className={styles.head}>
        <p className={styles.kind}>
          <CategoryIcon category={type?.category ?? 'custom'} />
          <span title={spec.type}>{spec.type}</span>
        </p>
        <NameField key={name} name={name} />
        {type !== undefined && <p className={styles.summary}>{type.summary}</p>}
        {type === undefined && (
          <p className={styles.warning}>
            Patchbay does not have this type. It is kept and exported as it is; its ports are those
            that connectors name.
          </p>
        )}
        {general.map(({ message, severity }, i) => (
          <p key={i} className={severity === 'error' ? styles.problem : styles.warning}>
            {message}
          </p>
        ))}
        <div className={styles.actions}>
          <Button onClick={duplicate}>Duplicate</Button>
          <Button onClick={remove}>Delete</Button>
        </div>
      </div>
      {form.length > 0 && (
        <Section title="Arguments">
          {form.map((field) => (
            <ArgumentField
              key={`${name}.${field.name}`}
              field={field}
              value={Object.hasOwn(args, field.name) ? args[field.name] : undefined}
              problems={problems.filter(({ path }) => isOf(path, field.name))}
              onChange={(value: Json) =>
                verbs.edit(
                  `Set ${name}.${field.name}`,
                  (now) => setArgument(now, name, field.name, value),
                  `argument ${name}.${field.name}`,
                )
              }
              onReset={() =>
                verbs.edit(`Reset ${name}.${field.name}`, (now) =>
                  resetArgument(now, name, field.name),
                )
              }
            />
          ))}
        </Section>
      )}
      <PortList name={name} title="Inputs" fields={ports.inputs} />
      <PortList name={name} title="Outputs" fields={ports.outputs} />
      <InitialValues name={name} inputs={ports.inputs} values={spec.args.initial_values} />
      <Section title="Parameters">
        <p className={styles.muted}>
          For this component alone; they go before those of the process.
        </p>
        <MapRows
          label="parameters"
          map={spec.args.parameters as JsonObject}
          kind="any"
          stem="p"
          fresh={0}
          onChange={(map) => changeParameters(name, spec.args.parameters as JsonObject, map)}
        />
      </Section>
      <LastRun name={name} exports={type?.exports ?? []} />
      {type !== undefined && (
        <Section title="About">
          <p className={styles.summary}>{type.description}</p>
          {type.formula !== '' && <p className={styles.formula}>{type.formula}</p>}
        </Section>
      )}
    </>
  );

  function changeParameters(component: string, before: JsonObject, after: JsonObject): void {
    verbs.edit(`Set parameters of ${component}`, (now) => {
      let next = now;
      for (const key of Object.keys(before)) {
        if (!Object.hasOwn(after, key))
          next = setComponentParameter(next, component, key, undefined);
      }
      for (const [key, value] of Object.entries(after)) {
        next = setComponentParameter(next, component, key, value);
      }
      return next;
    });
  }
}

/** Whether a problem's path lies in an argument. */
function isOf(path: Problem['path'], argument: string): boolean {
  return path === argument || path.startsWith(`${argument}.`);
}
