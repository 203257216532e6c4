import { useMemo } from 'react';
import { useStore } from 'zustand';
import { seedOf, specOf } from '../../../model/index.ts';
import { leftBehind } from '../../../model/tune/leftBehind.ts';
import { StudyRun } from '../../../study/index.ts';
import { studyOf } from '../../../study/studyOf.ts';
import { useStudy } from '../../fields/study/useStudy.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { Objectives } from './Objectives.tsx';
import { PlanFields } from './PlanFields.tsx';
import { StudyBar } from './StudyBar.tsx';
import styles from './StudyForm.module.css';
import { VariedList } from './VariedList.tsx';

/** How many trials the study will have, or what it lacks. */
function useOutlook(): { readonly length: number | null; readonly fault: string | null } {
  const { document } = useStores();
  const current = useStore(document, (state) => state.document);
  const study = useStudy();
  return useMemo(() => {
    if (study === null) return { length: null, fault: null };
    const { name, spec } = study;
    const made = studyOf(specOf(current), {
      ...{ name, spec, samples: null },
      plan: spec?.plan ?? 'search',
      sampler: spec?.sampler ?? 'tpe',
      seed: spec?.seed ?? seedOf(current),
    });
    if (!made.ok) return { length: null, fault: made.error };
    return { length: new StudyRun(made.value).length, fault: null };
  }, [current, study]);
}

/** A study of the document: what varies, what is looked for, and how trials are chosen. */
export function StudyForm() {
  const { document } = useStores();
  const current = useStore(document, (state) => state.document);
  const study = useStudy();
  const { length, fault } = useOutlook();
  const left = useMemo(() => leftBehind(current), [current]);
  return (
    <section className={styles.form} aria-label="Plan of the study">
      <StudyBar study={study} />
      {study === null ? (
        <p className={styles.muted}>
          A study runs the model many times with other values in it. Make one here, or begin with
          “Vary …” in the menu of a value in the inspector.
        </p>
      ) : (
        <>
          <p className={fault === null ? styles.outlook : styles.fault} role="status">
            {fault ?? `${(length ?? 0).toLocaleString('en')} trials`}
          </p>
          <div className={styles.columns}>
            <PlanFields study={study} />
            <Objectives study={study} />
            <VariedList study={study} />
          </div>
          {left.length > 0 && (
            <p className={styles.muted}>{`Beyond plugboard: ${left.join('; ')}.`}</p>
          )}
        </>
      )}
    </section>
  );
}
