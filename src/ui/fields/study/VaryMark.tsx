import { Shuffle, X } from 'lucide-react';
import { useStore } from 'zustand';
import { fieldText, stopVarying } from '../../../editing/study/changeRanges.ts';
import { rangeOf } from '../../../editing/study/varied.ts';
import type { TuneField } from '../../../model/index.ts';
import { fullName } from '../../../model/tune/fullName.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import fields from '../Fields.module.css';
import { RangeFields } from './RangeFields.tsx';
import { rangeText } from './rangeWords.ts';
import styles from './Study.module.css';
import { useStudy } from './useStudy.ts';
import { useStudyEdit } from './useStudyEdit.ts';

interface Props {
  readonly field: TuneField;
  /** It stands apart from the value, and says whose it is. */
  readonly isNamed?: boolean;
}

/** Says of a value that it varies in the study, and from where to where; nothing where it does not. */
export function VaryMark({ field, isNamed = false }: Props) {
  const { view, verbs } = useStores();
  const edit = useStudyEdit();
  const study = useStudy();
  const name = fullName(field);
  const isOpen = useStore(view, (state) => state.range === name);
  const parameter = study?.parts.parameters.find((one) => fullName(one) === name);
  if (study === null || parameter === undefined) return null;
  const text = fieldText(field);
  return (
    <div className={styles.mark}>
      <div className={styles.line}>
        <Shuffle aria-hidden />
        <button
          type="button"
          className={styles.text}
          aria-expanded={isOpen}
          aria-label={`Range of ${text}: varies ${rangeText(rangeOf(parameter))}`}
          title={`In the study ${study.name}`}
          onClick={() => verbs.openRange(isOpen ? null : name)}
        >
          <span>{isNamed ? `${field.field_name} varies ` : 'Varies '}</span>
          <span translate="no">{rangeText(rangeOf(parameter))}</span>
        </button>
        <IconButton
          label={`Stop varying ${text}`}
          side="left"
          className={fields.small ?? ''}
          onClick={() => edit(stopVarying, { study: study.name, name })}
        >
          <X aria-hidden />
        </IconButton>
      </div>
      {isOpen && <RangeFields study={study.name} parameter={parameter} text={text} />}
    </div>
  );
}
