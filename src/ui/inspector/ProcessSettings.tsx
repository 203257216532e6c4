import { useStore } from 'zustand';
import type { JsonObject } from '../../base/json.ts';
import {
  type ProcessType,
  seedOf,
  setProcessName,
  setProcessParameter,
  setProcessType,
  setSeed,
  specOf,
} from '../../model/index.ts';
import { Field } from '../kit/Field.tsx';
import { Select } from '../kit/Select.tsx';
import { useStores } from '../StoresContext.tsx';
import { AttachedFiles } from './AttachedFiles.tsx';
import styles from './Inspector.module.css';
import { MapRows } from './MapRows.tsx';
import { Section } from './Section.tsx';
import { ValueInput } from './ValueInput.tsx';

const TYPES: readonly { readonly value: ProcessType; readonly label: string }[] = [
  { value: 'plugboard.process.LocalProcess', label: 'LocalProcess' },
  { value: 'plugboard.process.RayProcess', label: 'RayProcess' },
];

/** Settings of the whole process, shown while nothing is selected. */
export function ProcessSettings() {
  const { document, verbs } = useStores();
  const current = useStore(document, (state) => state.document);
  const { process } = specOf(current).plugboard;
  const { components, connectors, name, parameters } = process.args;

  function changeParameters(after: JsonObject): void {
    verbs.edit('Set parameters of the process', (now) => {
      let next = now;
      for (const key of Object.keys(parameters)) {
        if (!Object.hasOwn(after, key)) next = setProcessParameter(next, key, undefined);
      }
      for (const [key, value] of Object.entries(after))
        next = setProcessParameter(next, key, value);
      return next;
    });
  }

  return (
    <>
      <div className={styles.head}>
        <p className={styles.kind}>Process</p>
        <h2 className={styles.title}>{name ?? current.name}</h2>
        <p className={styles.muted}>
          {components.length} components, {connectors.length} connectors
        </p>
      </div>
      <Section title="Process">
        <Field label="Name" help="As plugboard knows it; without one it makes one up.">
          {({ id, 'aria-describedby': describedBy }) => (
            <ValueInput
              id={id}
              label="Name"
              kind="text"
              value={name ?? undefined}
              optional
              describedBy={describedBy}
              onCommit={(value) =>
                verbs.edit('Rename the process', (now) =>
                  setProcessName(now, value === undefined ? null : String(value)),
                )
              }
            />
          )}
        </Field>
        <Field
          label="Type"
          help="How plugboard runs the exported model: on one machine, or on a Ray cluster."
        >
          {(attributes) => (
            <Select
              {...attributes}
              value={process.type}
              options={TYPES}
              onChange={(type) =>
                verbs.edit('Set the process type', (now) => setProcessType(now, type))
              }
            />
          )}
        </Field>
        <Field
          label="Seed"
          help="The same seed gives the same random numbers, here and on the command line."
        >
          {({ id, 'aria-describedby': describedBy }) => (
            <ValueInput
              id={id}
              label="Seed"
              kind="integer"
              min={0}
              value={seedOf(current)}
              describedBy={describedBy}
              onCommit={(value) => verbs.edit('Set the seed', (now) => setSeed(now, Number(value)))}
            />
          )}
        </Field>
      </Section>
      <Section title="Parameters">
        <p className={styles.muted}>Every component can read them; formulas use them by name.</p>
        <MapRows
          label="parameters"
          map={parameters as JsonObject}
          kind="any"
          stem="p"
          fresh={0}
          onChange={changeParameters}
        />
      </Section>
      <AttachedFiles />
    </>
  );
}
