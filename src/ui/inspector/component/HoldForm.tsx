import { useStore } from 'zustand';
import type { Breakpoint } from '../../../stores/api.ts';
import { Select } from '../../kit/inputs/Select.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import type { Json, JsonObject } from '../../../base/json.ts';
import { ValueInput } from '../../fields/ValueInput.tsx';
import styles from '../../fields/Fields.module.css';

const isNested = (value: Json): value is readonly Json[] | JsonObject =>
  typeof value === 'object' && value !== null;

type Condition = Breakpoint['comparison'] | 'never';

const CONDITIONS = [
  { value: 'never', label: 'Never' },
  { value: 'any', label: 'At every value' },
  { value: '>', label: 'Is more than' },
  { value: '>=', label: 'Is at least' },
  { value: '<', label: 'Is less than' },
  { value: '<=', label: 'Is at most' },
  { value: '==', label: 'Is' },
  { value: '!=', label: 'Is not' },
] as const satisfies readonly { readonly value: Condition; readonly label: string }[];

interface Props {
  /** `component.field`, an output. */
  readonly endpoint: string;
  readonly field: string;
}

/** When a run is held at an output: a comparison, and what with. */
export function HoldForm({ endpoint, field }: Props) {
  const { view, verbs } = useStores();
  const held = useStore(view, (state) => state.breakpoints[endpoint]);
  const condition: Condition = held?.comparison ?? 'never';
  const value = held?.value ?? 0;
  function choose(next: Condition): void {
    if (next === 'never') return verbs.holdAt(endpoint, null);
    verbs.holdAt(endpoint, { comparison: next, value: next === 'any' ? null : value });
  }
  function compareWith(read: Json | undefined): void {
    if (read === undefined || condition === 'never' || isNested(read)) return;
    verbs.holdAt(endpoint, { comparison: condition, value: read });
  }
  return (
    <div className={styles.hold} role="group" aria-label={`Hold the run at ${field}`}>
      <Select<Condition>
        aria-label={`Hold the run when ${field}`}
        value={condition}
        options={CONDITIONS}
        onChange={choose}
      />
      {condition !== 'never' && condition !== 'any' && (
        <ValueInput
          label={`Value of ${field} to hold at`}
          kind="any"
          value={value}
          draftKey={`hold ${endpoint}`}
          check={(read) => (isNested(read) ? 'One value is needed here.' : null)}
          onCommit={compareWith}
        />
      )}
    </div>
  );
}
