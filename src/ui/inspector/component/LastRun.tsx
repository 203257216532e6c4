import { useStore } from 'zustand';
import { type Json, ownValue } from '../../../base/json.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { valueText } from '../../fields/values/fieldValue.ts';
import styles from '../../fields/Fields.module.css';
import { Section } from '../Section.tsx';

const LONGEST = 200;

/** How the component fared in the run that is shown: status, steps, exports. */
export function LastRun({
  name,
  exports,
}: {
  readonly name: string;
  readonly exports: readonly string[];
}) {
  const { run } = useStores();
  const progress = useStore(run, (state) => ownValue(state.components, name));
  const values = useStore(run, (state) => ownValue(state.values, name));
  const error = useStore(run, ({ phase }) => (phase.kind === 'ended' ? phase.error : null));
  if (progress === undefined && values === undefined) return null;
  return (
    <Section title="Last run">
      <dl className={styles.facts}>
        <dt>Status</dt>
        <dd translate="no">{progress?.status ?? values?.status}</dd>
        {error?.component === name && (
          <>
            <dt>Reason</dt>
            <dd className={styles.reason} translate="no">
              {error.message}
            </dd>
          </>
        )}
        <dt>Steps</dt>
        <dd translate="no">{progress?.steps ?? values?.steps}</dd>
        {exports.map((key) => (
          <Export key={key} name={key} value={ownValue(values?.exports, key)} />
        ))}
      </dl>
    </Section>
  );
}

function Export({ name, value }: { readonly name: string; readonly value: unknown }) {
  if (value === undefined) return null;
  const text = valueText(value as Json).slice(0, LONGEST);
  return (
    <>
      <dt>{name}</dt>
      <dd title={text} translate="no">
        {text}
      </dd>
    </>
  );
}
