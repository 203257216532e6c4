import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { fieldText, stopVarying, varyField } from '../../../editing/study/changeRanges.ts';
import { fieldNow } from '../../../editing/study/fieldNow.ts';
import type { TuneField } from '../../../model/index.ts';
import { fullName } from '../../../model/tune/fullName.ts';
import { RangeFields } from '../../fields/study/RangeFields.tsx';
import { useStudyEdit } from '../../fields/study/useStudyEdit.ts';
import { valueText } from '../../fields/values/fieldValue.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { useCatalogue } from '../../page/useCatalogue.ts';
import { AddByName } from './AddByName.tsx';
import type { ShownStudy } from './ShownStudy.ts';
import styles from './StudyForm.module.css';
import { Faults } from './Faults.tsx';
import { useFaults } from './useFaults.ts';
import { variableFields } from './variableFields.ts';

/** What varies in a study, and from where to where. */
export function VariedList({ study }: { readonly study: ShownStudy }) {
  const { document, verbs } = useStores();
  const catalogue = useCatalogue();
  const current = useStore(document, (state) => state.document);
  const edit = useStudyEdit();
  const faults = useFaults(study);
  const { name, parts } = study;
  const fields = useMemo(() => variableFields(current, catalogue), [current, catalogue]);
  const taken = new Set(parts.parameters.map(fullName));

  const now = (field: TuneField) => {
    const { value } = fieldNow(current, catalogue, field);
    return value === undefined ? 'not set' : `now ${valueText(value)}`;
  };
  function vary(text: string): void {
    const field = fields.get(text);
    if (field !== undefined) edit(varyField, { study: name, field });
  }
  return (
    <section className={styles.part} aria-label="What varies">
      <h3>What varies</h3>
      <ul className={styles.list}>
        {parts.parameters.map((parameter, i) => {
          const text = fieldText(parameter);
          const { object_name: component } = parameter;
          return (
            <li key={fullName(parameter)} className={styles.item}>
              <div className={styles.head}>
                {component === null ? (
                  <span className={styles.name} translate="no">
                    {text}
                  </span>
                ) : (
                  <button
                    type="button"
                    className={styles.link}
                    title={`Show ${component}`}
                    translate="no"
                    onClick={() => verbs.revealComponent(component)}
                  >
                    {text}
                  </button>
                )}
                <span className={styles.muted}>{now(parameter)}</span>
                <IconButton
                  label={`Stop varying ${text}`}
                  onClick={() => edit(stopVarying, { study: name, name: fullName(parameter) })}
                >
                  <X aria-hidden />
                </IconButton>
              </div>
              <RangeFields study={name} parameter={parameter} text={text} />
              <Faults messages={faults.parameter(i)} />
            </li>
          );
        })}
      </ul>
      <AddByName
        label="Another value to vary"
        button="Vary"
        placeholder="component.argument"
        options={[...fields].flatMap(([text, field]) => (taken.has(fullName(field)) ? [] : text))}
        onAdd={vary}
      />
    </section>
  );
}
