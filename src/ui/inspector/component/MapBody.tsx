import { useMemo } from 'react';
import type { JsonObject } from '../../../base/json.ts';
import type { ControlTarget, TuneField } from '../../../model/index.ts';
import { bareField, pinKind } from '../../fields/values/readPinned.ts';
import { AnyValue, isNested } from '../../fields/AnyValue.tsx';
import { FormScopeContext } from '../../fields/FormScope.ts';
import { MapRows } from '../../fields/rows/MapRows.tsx';
import { FieldMenu } from '../../fields/FieldMenu.tsx';
import { canVary } from '../../fields/study/canVary.ts';
import { VaryMark } from '../../fields/study/VaryMark.tsx';
import styles from '../../fields/Fields.module.css';
import { useDocumentKey } from '../useSelected.ts';

export interface MapBodyProps {
  readonly help: string;
  /** What it is called in the names of its controls, `parameters`. */
  readonly label: string;
  /** Whose it is: two maps of one name are told apart by it. */
  readonly owner: string;
  readonly map: JsonObject;
  readonly stem: string;
  readonly onChange: (map: JsonObject, gesture?: string | symbol) => void;
  /** Numbers, and what is yes or no, can be pinned to the controls on the canvas as this. */
  readonly pinAs?: (key: string) => ControlTarget;
  /** What a study varies as this. */
  readonly varyAs?: (key: string) => TuneField;
}

/** Names and their values, an entry a row. */
export function MapBody({ help, label, owner, map, stem, onChange, pinAs, varyAs }: MapBodyProps) {
  const key = `${useDocumentKey()} ${owner}`;
  const scope = useMemo(() => ({ key, problems: [], names: [] }), [key]);
  return (
    <FormScopeContext value={scope}>
      <p className={styles.muted}>{help}</p>
      <MapRows
        label={label}
        path={label}
        value={map}
        stem={stem}
        fresh={0}
        below={isNested}
        menu={(name, value) => {
          const field = bareField(name, value);
          const pin = pinKind(field, value) === null ? null : (pinAs?.(name) ?? null);
          const vary = canVary(field, value) ? (varyAs?.(name) ?? null) : null;
          if (pin === null && vary === null) return null;
          return <FieldMenu {...{ field, value, pin, vary }} className="" />;
        }}
        row={(row) => <AnyValue {...row} />}
        onChange={onChange}
      />
      {varyAs !== undefined &&
        Object.keys(map).map((name) => <VaryMark key={name} field={varyAs(name)} isNamed />)}
    </FormScopeContext>
  );
}
