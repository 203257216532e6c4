import { useStore } from 'zustand';
import { counted } from '../../../base/counted.ts';
import type { JsonObject } from '../../../base/json.ts';
import { seedOf, specOf, shortType } from '../../../model/index.ts';
import {
  changeParameters,
  changeProcessName,
  changeProcessType,
  changeSeed,
} from '../../../editing/process/changeProcess.ts';
import { type ProcessType } from '../../../editing/process/process.ts';
import { Field } from '../../kit/inputs/Field.tsx';
import { Segments } from '../../kit/inputs/Segments.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { AttachedFiles } from './AttachedFiles.tsx';
import { ValueInput } from '../../fields/ValueInput.tsx';
import styles from '../../fields/Fields.module.css';
import { MapSection } from '../component/MapSection.tsx';
import { ProcessProblems } from './ProcessProblems.tsx';
import { Section } from '../Section.tsx';
import { late } from '../../kit/late.tsx';

const StateSettings = late(async () => (await import('./StateSettings.tsx')).StateSettings);
const ConnectorSettings = late(
  async () => (await import('../ConnectorSettings.tsx')).ConnectorSettings,
);
const NetworkSettings = late(async () => (await import('./NetworkSettings.tsx')).NetworkSettings);
const TuneSummary = late(async () => (await import('./TuneSummary.tsx')).TuneSummary);

const TYPES: readonly { readonly value: ProcessType; readonly label: string }[] = [
  { value: 'plugboard.process.LocalProcess', label: 'LocalProcess' },
  { value: 'plugboard.process.RayProcess', label: 'RayProcess' },
];

/** Settings of the whole process, shown while nothing is selected. */
export function ProcessSettings() {
  const { document, verbs, view } = useStores();
  const hasNetwork = useStore(view, (state) => !!state.network?.allowed.length);
  const current = useStore(document, (state) => state.document);
  const { process, tune } = specOf(current).plugboard;
  const { components, connectors, name, parameters, state } = process.args;

  return (
    <>
      <div className={styles.head}>
        <p className={styles.kind}>Process</p>
        <h2 className={styles.title}>{name ?? current.name}</h2>
        <p className={styles.muted}>
          {`${counted(components.length, 'component')}, ${counted(connectors.length, 'connector')}`}
        </p>
        <ProcessProblems />
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
                verbs.edit(changeProcessName, value === undefined ? null : String(value))
              }
            />
          )}
        </Field>
        <Field
          label="Type"
          help="LocalProcess runs in one worker here and on one machine in plugboard; RayProcess in a pool of workers here and on a Ray cluster there."
        >
          {({ 'aria-describedby': describedBy }) => (
            <Segments
              label="Type"
              value={process.type}
              options={TYPES}
              describedBy={describedBy}
              onChange={(type) => verbs.edit(changeProcessType, type)}
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
              onCommit={(value, gesture) => verbs.edit(changeSeed, Number(value), gesture)}
            />
          )}
        </Field>
      </Section>
      <MapSection
        title="Parameters"
        help="Every component can read them; formulas use them by name."
        label="parameters"
        owner="process"
        map={parameters as JsonObject}
        stem="p"
        pinAs={(parameter) => ({ parameter })}
        varyAs={(parameter) => ({
          object_type: 'process',
          object_name: null,
          field_type: 'parameter',
          field_name: parameter,
        })}
        onChange={(map, gesture) => verbs.edit(changeParameters, map, gesture)}
      />
      <Section title="State" open={false} summary={shortType(state.type)}>
        <StateSettings />
      </Section>
      <Section title="Connectors" open={false} summary={shortType(process.connector_builder.type)}>
        <ConnectorSettings />
      </Section>
      {tune !== null && (
        <Section title="Tune" open={false} summary={`${tune.args.num_samples} samples`}>
          <TuneSummary tune={tune} />
        </Section>
      )}
      <AttachedFiles />
      {hasNetwork && <NetworkSettings />}
    </>
  );
}
