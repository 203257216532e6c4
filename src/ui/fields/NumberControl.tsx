import type { Json } from '../../base/json.ts';
import type { FormField } from '../../model/index.ts';
import { Slider } from '../kit/inputs/Slider.tsx';
import styles from './Fields.module.css';
import type { Change } from './Change.ts';
import { usePlace } from './FormScope.ts';
import { onStep, sliderRange } from './values/sliderRange.ts';
import { ValueInput } from './ValueInput.tsx';

interface Props {
  readonly id: string;
  readonly field: FormField;
  readonly path: string;
  readonly value: Json | undefined;
  readonly placeholder: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onChange: Change;
}

/** A number: a line with its unit, and a slider before it where a range is known. */
export function NumberControl(props: Props) {
  const { id, field, path, value, placeholder, describedBy, invalid, onChange } = props;
  const { draftKey } = usePlace(path);
  const shown = value ?? field.default;
  const range = typeof shown === 'number' ? sliderRange(field, shown) : null;
  const optional = !field.required || field.nullable;
  return (
    <div className={range === null ? styles.control : styles.sliding}>
      {range !== null && (
        <Slider
          label={`${field.label} slider`}
          describedBy={describedBy}
          value={Number(shown)}
          {...range}
          onChange={(next, gesture) => onChange(onStep(next, range.step), gesture)}
        />
      )}
      <ValueInput
        id={id}
        label={field.label}
        kind={field.kind === 'integer' ? 'integer' : 'number'}
        value={value}
        placeholder={placeholder}
        optional={optional}
        min={field.min}
        max={field.max}
        unit={field.unit}
        describedBy={describedBy}
        invalid={invalid}
        draftKey={draftKey}
        onCommit={onChange}
      />
      {field.unit !== undefined && (
        <span className={styles.unit} title={field.unit}>
          {field.unit}
        </span>
      )}
    </div>
  );
}
