import { useStore } from 'zustand';
import { connectorId, specOf } from '../../../model/index.ts';
import { changeModeOfAll } from '../../../editing/connectors/changeConnectors.ts';
import { Field } from '../../kit/inputs/Field.tsx';
import { Select } from '../../kit/inputs/Select.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { MODE_HELP, MODES } from '../modes.ts';
import { Section } from '../Section.tsx';

/** How the selected connectors pass values on. */
export function SharedMode({ connectors }: { readonly connectors: readonly string[] }) {
  const { document, verbs } = useStores();
  const current = useStore(document, (state) => state.document);
  const wanted = new Set(connectors);
  const modes = new Set(
    specOf(current)
      .plugboard.process.args.connectors.filter((entry) => wanted.has(connectorId(entry)))
      .map(({ mode }) => mode),
  );
  const [mode] = modes;
  return (
    <Section title="Mode">
      <Field label="How values are passed on" help={MODE_HELP}>
        {(attributes) => (
          <Select
            {...attributes}
            value={modes.size === 1 && mode !== undefined ? mode : ''}
            placeholder="Mixed"
            options={MODES}
            onChange={(next) => {
              if (next !== '') verbs.edit(changeModeOfAll, { connectors, mode: next });
            }}
          />
        )}
      </Field>
    </Section>
  );
}
