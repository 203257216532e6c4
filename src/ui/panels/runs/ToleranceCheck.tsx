import { useMemo, useState } from 'react';
import { counted } from '../../../base/counted.ts';
import type { ComparedPair } from '../../../stores/api.ts';
import { type Agreement, agreement } from '../../../stores/records/agreement.ts';
import { Field } from '../../kit/inputs/Field.tsx';
import { TextField } from '../../page/TextField.tsx';
import panels from '../Panels.module.css';
import styles from './Runs.module.css';

interface Props {
  readonly series: ComparedPair['series'];
  readonly names: readonly [string, string];
}

/** Whether the values of two runs agree within a tolerance, and where they first do not. */
export function ToleranceCheck({ series: [one, other], names }: Props) {
  const [tolerance, setTolerance] = useState({ absolute: 0, relative: 1e-9 });
  const found = useMemo(() => agreement(one, other, tolerance), [one, other, tolerance]);
  const set = (part: 'absolute' | 'relative') => (text: string) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= 0 && Number.isFinite(value))
      setTolerance((now) => ({ ...now, [part]: value }));
  };
  const isPassed = found.first === null && found.compared > 0;
  const word =
    found.compared === 0 && found.first === null
      ? 'Nothing to compare'
      : isPassed
        ? 'Pass'
        : 'Fail';
  return (
    <div className={styles.check} role="group" aria-label="Tolerance check">
      <div className={styles.field}>
        <Field label="Absolute tolerance">
          {(attributes) => (
            <TextField
              {...attributes}
              inputMode="decimal"
              value={String(tolerance.absolute)}
              onCommit={set('absolute')}
            />
          )}
        </Field>
      </div>
      <div className={styles.field}>
        <Field label="Relative tolerance">
          {(attributes) => (
            <TextField
              {...attributes}
              inputMode="decimal"
              value={String(tolerance.relative)}
              onCommit={set('relative')}
            />
          )}
        </Field>
      </div>
      <p role="status" className={styles.verdict} data-verdict={word}>
        <strong>{word}</strong>
        <span>{sentence(found, names)}</span>
      </p>
      {found.left.length > 0 && (
        <p className={panels.note}>
          {`Not compared, since they were recorded in one run alone or at other steps: ${found.left.join(', ')}.`}
        </p>
      )}
    </div>
  );
}

function sentence(
  { first, compared, missing }: Agreement,
  names: readonly [string, string],
): string {
  if (first === null && compared === 0) return 'Watch the same fields in both runs.';
  if (first === null) return `All ${counted(compared, 'value')} agree.`;
  const [a, b] = first.values.map((value, at) => {
    return `${value === undefined ? 'no value' : textOf(value)} in ${names[at] ?? ''}`;
  });
  const gone = missing.map(({ field, steps }) => `${field} ${counted(steps, 'step')}`);
  const rest = gone.length === 0 ? '' : ` Only in one of them: ${gone.join(', ')}.`;
  return `${first.field} differs first at step ${first.step}: ${a}, ${b}.${rest}`;
}

/** Numbers with all of their digits. */
function textOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
