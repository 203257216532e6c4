import { Plus, X } from 'lucide-react';
import type { Json, JsonObject } from '../../base/json.ts';
import { Button } from '../kit/Button.tsx';
import { IconButton } from '../kit/IconButton.tsx';
import type { ValueKind } from './fieldValue.ts';
import styles from './Inspector.module.css';
import { ValueInput } from './ValueInput.tsx';

interface Props {
  readonly label: string;
  readonly map: JsonObject;
  readonly kind: ValueKind;
  /** Stem of new keys: `y` gives y, y2, y3. */
  readonly stem: string;
  /** What a new entry holds. */
  readonly fresh: Json;
  readonly mono?: boolean;
  readonly onChange: (map: JsonObject) => void;
}

function freeKey(map: JsonObject, stem: string): string {
  if (!Object.hasOwn(map, stem)) return stem;
  for (let n = 2; ; n++) if (!Object.hasOwn(map, `${stem}${n}`)) return `${stem}${n}`;
}

/** A map of names to values, an entry a row. */
export function MapRows({ label, map, kind, stem, fresh, mono = false, onChange }: Props) {
  const entries = Object.entries(map);
  const rename = (at: number, key: string) => {
    if (key === '' || Object.hasOwn(map, key)) return;
    onChange(Object.fromEntries(entries.map((entry, i) => (i === at ? [key, entry[1]] : entry))));
  };
  return (
    <div className={styles.rows} role="group" aria-label={label}>
      {entries.map(([key, value], i) => (
        <div className={styles.pair} key={i}>
          <ValueInput
            value={key}
            kind="text"
            label={`Name ${i + 1} of ${label}`}
            onCommit={(next) => rename(i, String(next ?? '').trim())}
          />
          <ValueInput
            value={value}
            kind={kind}
            mono={mono}
            label={`${key} of ${label}`}
            onCommit={(next) => {
              if (next === undefined) return;
              onChange(
                Object.fromEntries(entries.map((entry, at) => (at === i ? [key, next] : entry))),
              );
            }}
          />
          <IconButton
            label={`Remove ${key}`}
            side="left"
            onClick={() => onChange(Object.fromEntries(entries.filter((_, at) => at !== i)))}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button
        variant="quiet"
        className={styles.add}
        aria-label={`Add to ${label}`}
        onClick={() => onChange({ ...map, [freeKey(map, stem)]: fresh })}
      >
        <Plus aria-hidden />
        Add
      </Button>
    </div>
  );
}
