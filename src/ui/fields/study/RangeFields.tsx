import { type ReactNode, useId, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Json } from '../../../base/json.ts';
import { changeRange } from '../../../editing/study/changeRanges.ts';
import { fieldNow } from '../../../editing/study/fieldNow.ts';
import {
  asKind,
  rangeOf,
  type RangeKind,
  type VariedRange,
} from '../../../editing/study/varied.ts';
import type { PlanKind, VariedParameter } from '../../../model/index.ts';
import { fullName } from '../../../model/tune/fullName.ts';
import { rangeFault } from '../../../model/tune/ranges.ts';
import { Select } from '../../kit/inputs/Select.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { useCatalogue } from '../../page/useCatalogue.ts';
import { AnyValue } from '../AnyValue.tsx';
import { FormScopeContext } from '../FormScope.ts';
import { ListRows } from '../rows/ListRows.tsx';
import { ValueInput } from '../ValueInput.tsx';
import { KIND_WORDS } from './rangeWords.ts';
import styles from './Study.module.css';
import { useStudy } from './useStudy.ts';
import { useStudyEdit } from './useStudyEdit.ts';

const KINDS = (Object.keys(KIND_WORDS) as RangeKind[]).map((kind) => ({
  value: kind,
  label: KIND_WORDS[kind],
}));

/** Plans that take so many values of a range. */
const COUNTED: ReadonlySet<PlanKind> = new Set(['grid', 'one-at-a-time']);

interface Props {
  readonly study: string;
  readonly parameter: VariedParameter;
  /** How people call what varies. */
  readonly text: string;
}

/** From where to where something varies, and how: as a form, a field beside the other. */
export function RangeFields({ study, parameter, text }: Props) {
  const { document } = useStores();
  const catalogue = useCatalogue();
  const current = useStore(document, (state) => state.document);
  const edit = useStudyEdit();
  const name = fullName(parameter);
  const range = rangeOf(parameter);
  const { count } = parameter;
  const scope = useMemo(
    () => ({ key: `study ${study} ${name}`, problems: [], names: [] }),
    [study, name],
  );
  const set = (next: VariedRange, gesture?: string | symbol) =>
    edit(changeRange, { study, name, range: next, count }, gesture);
  const asKindNow = (kind: RangeKind) =>
    set(asKind(range, kind, fieldNow(current, catalogue, parameter)));
  const fault = rangeFault(parameter);
  const isCounted = COUNTED.has(useStudy()?.spec?.plan ?? 'search') || count !== null;
  const hasCount = isCounted && range.kind !== 'choice';
  return (
    <FormScopeContext value={scope}>
      <div className={styles.range} role="group" aria-label={`Range of ${text}`}>
        <div className={styles.kind}>
          <Labelled label="Spread">
            {(id) => <Select id={id} value={range.kind} options={KINDS} onChange={asKindNow} />}
          </Labelled>
        </div>
        <Ends range={range} text={text} onChange={set} />
        {hasCount && (
          <Labelled label="Grid values">
            {(id) => (
              <ValueInput
                id={id}
                label="Grid values"
                kind="integer"
                min={1}
                optional
                placeholder="auto"
                value={count ?? undefined}
                onCommit={(value, gesture) =>
                  edit(
                    changeRange,
                    { study, name, range, count: value === undefined ? null : Number(value) },
                    gesture,
                  )
                }
              />
            )}
          </Labelled>
        )}
        {fault !== null && (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        )}
      </div>
    </FormScopeContext>
  );
}

interface EndsProps {
  readonly range: VariedRange;
  readonly text: string;
  readonly onChange: (range: VariedRange, gesture?: string | symbol) => void;
}

/** The numbers of a range, or its choices. */
function Ends({ range, text, onChange }: EndsProps) {
  if (range.kind === 'choice') {
    return (
      <div className={styles.choices}>
        <ListRows
          label={`choices of ${text}`}
          path="choices"
          value={range.choices}
          fresh={(list): Json => list.at(-1) ?? 0}
          row={(row) => <AnyValue {...row} />}
          onChange={(choices, gesture) => onChange({ kind: 'choice', choices }, gesture)}
        />
      </div>
    );
  }
  const kind = range.kind === 'int' ? 'integer' : 'number';
  const number = (label: string, value: number, next: (value: number) => VariedRange) => (
    <Labelled label={label}>
      {(id) => (
        <ValueInput
          id={id}
          label={label}
          kind={kind}
          value={value}
          onCommit={(typed, gesture) => onChange(next(Number(typed)), gesture)}
        />
      )}
    </Labelled>
  );
  if (range.kind === 'normal') {
    return (
      <>
        {number('Mean', range.mean, (mean) => ({ ...range, mean }))}
        {number('Deviation', range.sd, (sd) => ({ ...range, sd }))}
      </>
    );
  }
  return (
    <>
      {number('From', range.lower, (lower) => ({ ...range, lower }))}
      {number('To', range.upper, (upper) => ({ ...range, upper }))}
    </>
  );
}

interface LabelledProps {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}

function Labelled({ label, children }: LabelledProps) {
  const id = useId();
  return (
    <div className={styles.labelled}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
