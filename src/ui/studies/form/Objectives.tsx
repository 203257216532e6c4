import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { dropObjective, makeObjective } from '../../../editing/study/changeObjectives.ts';
import { allPorts, endpointOf, specOf } from '../../../model/index.ts';
import { fullName } from '../../../model/tune/fullName.ts';
import { useStudyEdit } from '../../fields/study/useStudyEdit.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { Select } from '../../kit/inputs/Select.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { useCatalogue } from '../../page/useCatalogue.ts';
import { AddByName } from './AddByName.tsx';
import type { ShownStudy } from './ShownStudy.ts';
import styles from './StudyForm.module.css';
import { Faults } from './Faults.tsx';
import { useFaults } from './useFaults.ts';

const DIRECTIONS = [
  { value: 'max', label: 'As great as possible' },
  { value: 'min', label: 'As small as possible' },
] as const;

/** Everything that a study can look at. */
function useOutputs(): readonly string[] {
  const { document } = useStores();
  const catalogue = useCatalogue();
  const current = useStore(document, (state) => state.document);
  return useMemo(() => {
    const spec = specOf(current);
    const ports = allPorts(spec, catalogue);
    return spec.plugboard.process.args.components.flatMap(({ type, args: { name } }) => {
      const own = [...(ports.get(name)?.outputs ?? []), ...(catalogue.find(type)?.exports ?? [])];
      return [...new Set(own)].map((field) => `${name}.${field}`);
    });
  }, [current, catalogue]);
}

/** What a study looks at, and which way is better. */
export function Objectives({ study }: { readonly study: ShownStudy }) {
  const edit = useStudyEdit();
  const outputs = useOutputs();
  const faults = useFaults(study);
  const { objectives, directions } = study.parts;
  const taken = objectives.map((one) => `${one.object_name ?? ''}.${one.field_name}`);
  const aim = (text: string, direction: 'min' | 'max') =>
    edit(makeObjective, { study: study.name, ...endpointOf(text), direction });
  return (
    <section className={styles.part} aria-label="Objectives">
      <h3>Objectives</h3>
      {objectives.length === 0 && (
        <p className={styles.muted}>The last value of a field, as great or small as possible.</p>
      )}
      <ul className={styles.list}>
        {objectives.map((one, i) => {
          const text = taken[i] ?? '';
          return (
            <li key={fullName(one)} className={styles.item}>
              <div className={styles.head}>
                <span className={styles.name} translate="no" title={text}>
                  {text}
                </span>
                <IconButton
                  label={`Remove the objective ${text}`}
                  onClick={() => edit(dropObjective, { study: study.name, name: fullName(one) })}
                >
                  <X aria-hidden />
                </IconButton>
              </div>
              <Select
                aria-label={`Direction of ${text}`}
                value={directions[i] ?? 'max'}
                options={DIRECTIONS}
                onChange={(direction) => aim(text, direction)}
              />
              <Faults messages={faults.objective(i, objectives.length)} />
            </li>
          );
        })}
      </ul>
      <AddByName
        label="Another objective"
        button="Add"
        placeholder="component.field"
        options={outputs.filter((text) => !taken.includes(text))}
        onAdd={(text) => aim(text, 'max')}
      />
    </section>
  );
}
