import { useStore } from 'zustand';
import { badgesOf, connectorId, specOf } from '../../model/index.ts';
import { changeMode, disconnect, showAsBadges } from '../../editing/connectors/changeConnectors.ts';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/inputs/Field.tsx';
import { Select } from '../kit/inputs/Select.tsx';
import { useStores } from '../page/StoresContext.tsx';
import styles from '../fields/Fields.module.css';
import { MODE_HELP, MODES } from './modes.ts';
import { Section } from './Section.tsx';

const DRAWINGS = [
  { value: 'line', label: 'a line' },
  { value: 'badges', label: 'named badges' },
] as const;

/** One connector: where it comes from, where it leads, how it passes values on. */
export function ConnectorInspector({ id }: { readonly id: string }) {
  const { document, verbs } = useStores();
  const current = useStore(document, (state) => state.document);
  const connector = specOf(current).plugboard.process.args.connectors.find(
    (entry) => connectorId(entry) === id,
  );
  if (connector === undefined) return null;
  const { source, target, mode } = connector;
  const from = `${source.entity}.${source.descriptor}`;
  const to = `${target.entity}.${target.descriptor}`;

  return (
    <>
      <div className={styles.head}>
        <p className={styles.kind}>Connector</p>
        <h2 className={styles.title}>{`${from} → ${to}`}</h2>
        <div className={styles.actions}>
          <Button onClick={() => verbs.revealComponent(source.entity)}>
            {`Go to ${source.entity}`}
          </Button>
          <Button onClick={() => verbs.revealComponent(target.entity)}>
            {`Go to ${target.entity}`}
          </Button>
          <Button onClick={() => verbs.edit(disconnect, id)}>Delete</Button>
        </div>
      </div>
      <Section title="Mode">
        <Field label="How values are passed on" help={MODE_HELP}>
          {(attributes) => (
            <Select
              {...attributes}
              value={mode}
              options={MODES}
              onChange={(mode) => verbs.edit(changeMode, { connector: id, mode })}
            />
          )}
        </Field>
      </Section>
      <Section title="Drawing">
        <Field
          label="Shown as"
          help="Badges name the other end; the line shows while one of them is pointed at or selected."
        >
          {(attributes) => (
            <Select
              {...attributes}
              value={badgesOf(current).has(id) ? 'badges' : 'line'}
              options={DRAWINGS}
              onChange={(next) =>
                verbs.edit(showAsBadges, { connectors: [id], badges: next === 'badges' })
              }
            />
          )}
        </Field>
      </Section>
    </>
  );
}
