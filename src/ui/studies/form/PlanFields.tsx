import { useStore } from 'zustand';
import { changePlan, changePoints, changeStudyNumber } from '../../../editing/study/changePlan.ts';
import { fieldNow } from '../../../editing/study/fieldNow.ts';
import { type PlanKind, seedOf } from '../../../model/index.ts';
import { fullName } from '../../../model/tune/fullName.ts';
import type { Json } from '../../../base/json.ts';
import { counted } from '../../../base/counted.ts';
import { useStudyEdit } from '../../fields/study/useStudyEdit.ts';
import { ValueInput } from '../../fields/ValueInput.tsx';
import { Button } from '../../kit/Button.tsx';
import { Field } from '../../kit/inputs/Field.tsx';
import { Select } from '../../kit/inputs/Select.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { useCatalogue } from '../../page/useCatalogue.ts';
import type { ShownStudy } from './ShownStudy.ts';
import styles from './StudyForm.module.css';

type Choice = PlanKind | 'nsga-ii';

/** What plans are called, and what they are for. */
const PLANS: readonly { readonly value: Choice; readonly label: string; readonly help: string }[] =
  [
    { value: 'search', label: 'Search', help: 'Looks where trials were good (TPE).' },
    { value: 'nsga-ii', label: 'Search, NSGA-II', help: 'Breeds the best of several objectives.' },
    { value: 'one-at-a-time', label: 'One at a time', help: 'Each value alone through its range.' },
    { value: 'grid', label: 'Grid', help: 'Every combination of evenly spread values.' },
    { value: 'random', label: 'Random', help: 'Values drawn anew for each trial.' },
    {
      value: 'latin-hypercube',
      label: 'Latin hypercube',
      help: 'Each part of each range is met once.',
    },
    { value: 'sobol', label: 'Sobol', help: 'Fills all ranges evenly, however many trials.' },
    { value: 'monte-carlo', label: 'Monte Carlo', help: 'Repeats with other seeds of the run.' },
  ];

/** Seconds that a trial may take, where nobody says. */
const TIME_LIMIT = '300';

/** How a study chooses its trials, and how many. */
export function PlanFields({ study }: { readonly study: ShownStudy }) {
  const { document } = useStores();
  const current = useStore(document, (state) => state.document);
  const edit = useStudyEdit();
  const { name, spec, parts } = study;
  const plan = spec?.plan ?? 'search';
  const chosen: Choice = plan === 'search' && spec?.sampler === 'nsga-ii' ? 'nsga-ii' : plan;
  const isSearch = plan === 'search';

  function choose(next: Choice): void {
    const kind = next === 'nsga-ii' ? 'search' : next;
    edit(changePlan, { study: name, plan: kind, sampler: next === 'nsga-ii' ? next : 'tpe' });
  }
  const number = (
    what: 'samples' | 'concurrent' | 'seed' | 'time_limit',
    label: string,
    shown: { readonly value: number | null; readonly placeholder: string; readonly help?: string },
  ) => (
    <Field label={label} help={shown.help ?? ''}>
      {({ id, 'aria-describedby': describedBy }) => (
        <ValueInput
          id={id}
          label={label}
          kind={what === 'time_limit' ? 'number' : 'integer'}
          min={what === 'seed' ? 0 : 1}
          optional
          placeholder={shown.placeholder}
          value={shown.value ?? undefined}
          describedBy={describedBy}
          onCommit={(value, gesture) =>
            edit(
              changeStudyNumber,
              { study: name, what, value: value === undefined ? null : Number(value) },
              gesture,
            )
          }
        />
      )}
    </Field>
  );
  return (
    <section className={styles.part} aria-label="How trials are chosen">
      <h3>Plan</h3>
      <Field label="Plan" help={PLANS.find(({ value }) => value === chosen)?.help ?? ''}>
        {(field) => (
          <Select
            {...field}
            value={chosen}
            options={PLANS.map(({ value, label }) => ({ value, label }))}
            onChange={choose}
          />
        )}
      </Field>
      <div className={styles.numbers}>
        {plan !== 'one-at-a-time' &&
          number('samples', plan === 'grid' ? 'Trials at most' : 'Trials', {
            value: parts.samples,
            placeholder: '100',
          })}
        {number('seed', 'Seed', {
          value: spec?.seed ?? null,
          placeholder: String(seedOf(current)),
        })}
        {isSearch &&
          number('concurrent', 'Pending trials', { value: parts.concurrent, placeholder: '4' })}
        {number('time_limit', 'Seconds a trial', {
          value: spec?.time_limit ?? null,
          placeholder: TIME_LIMIT,
        })}
      </div>
      {isSearch && <FirstTrials study={study} />}
    </section>
  );
}

/** Values with which a search begins. */
function FirstTrials({ study: { name, parts } }: { readonly study: ShownStudy }) {
  const { document } = useStores();
  const catalogue = useCatalogue();
  const current = useStore(document, (state) => state.document);
  const edit = useStudyEdit();
  const points = parts.points as readonly Readonly<Record<string, Json>>[];

  function addNow(): void {
    const entries = parts.parameters.flatMap((one) => {
      const { value } = fieldNow(current, catalogue, one);
      return value === undefined ? [] : [[fullName(one), value] as const];
    });
    edit(changePoints, { study: name, points: [...points, Object.fromEntries(entries)] });
  }
  return (
    <div className={styles.first}>
      <span className={styles.muted}>
        {points.length === 0 ? 'No first trials' : `Begins with ${counted(points.length, 'trial')}`}
      </span>
      {parts.parameters.length > 0 && (
        <Button onClick={addNow}>Begin with the values of now</Button>
      )}
      {points.length > 0 && (
        <Button onClick={() => edit(changePoints, { study: name, points: points.slice(0, -1) })}>
          Remove the last of them
        </Button>
      )}
    </div>
  );
}
