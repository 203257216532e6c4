import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '../../base/json.ts';
import { Button } from '../kit/Button.tsx';
import { IconButton } from '../kit/IconButton.tsx';
import type { ValueKind } from './fieldValue.ts';
import styles from './Inspector.module.css';
import { ValueInput } from './ValueInput.tsx';

/** Rows that are shown; a longer list is better edited as text. */
const MOST_ROWS = 40;

interface Props {
  readonly label: string;
  readonly values: readonly Json[];
  readonly kind: ValueKind;
  readonly onChange: (values: readonly Json[]) => void;
}

/** What a new row holds. */
function another(values: readonly Json[], kind: ValueKind): Json {
  if (kind !== 'text') return values.at(-1) ?? 0;
  const taken = new Set(values);
  for (let n = 1; ; n++) if (!taken.has(`x${n}`)) return `x${n}`;
}

/** A list of values, one a row. */
export function ListRows({ label, values, kind, onChange }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? values : values.slice(0, MOST_ROWS);
  return (
    <div className={styles.rows} role="group" aria-label={label}>
      {shown.map((value, i) => (
        <div className={styles.row} key={i}>
          <ValueInput
            value={value}
            kind={kind}
            label={`${label} ${i + 1}`}
            onCommit={(next) => next !== undefined && onChange(values.with(i, next))}
          />
          <IconButton
            label={`Remove ${label} ${i + 1}`}
            side="left"
            onClick={() => onChange(values.filter((_, at) => at !== i))}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      {shown.length < values.length && (
        <Button variant="quiet" className={styles.add} onClick={() => setAll(true)}>
          Show all {values.length}
        </Button>
      )}
      <Button
        variant="quiet"
        className={styles.add}
        aria-label={`Add to ${label}`}
        onClick={() => onChange([...values, another(values, kind)])}
      >
        <Plus aria-hidden />
        Add
      </Button>
    </div>
  );
}
