import type { ReactNode } from 'react';
import type { Json } from '../../base/json.ts';
import type { FormField } from '../../model/index.ts';
import { AnyValue } from './AnyValue.tsx';
import type { FieldProps, RowProps } from './Change.ts';
import { FormulaRow } from './FormulaRow.tsx';
import { ObjectFields } from './ObjectFields.tsx';
import { Scalar } from './Scalar.tsx';
import type { ValueKind } from './values/fieldValue.ts';

interface ItemProps {
  readonly field: FormField;
  readonly row: RowProps;
  /** Draws a field of an object inside. */
  readonly renderField: (props: FieldProps) => ReactNode;
}

/** The editor of one element of a list, or of one value of a map. */
export function Item({ field, row, renderField }: ItemProps) {
  if (field.fields !== undefined) {
    return <ObjectFields {...row} fields={field.fields} renderField={renderField} />;
  }
  if (field.item === 'formula') return <FormulaRow {...row} />;
  if (field.item === undefined || field.item === 'any') return <AnyValue {...row} />;
  const kind: ValueKind = field.item === 'number' ? 'number' : 'text';
  return <Scalar {...row} kind={kind} />;
}

/** A name that no element of a list has: x1, x2, ... */
function freshName(values: readonly Json[]): string {
  const taken = new Set(values);
  for (let n = 1; ; n++) if (!taken.has(`x${n}`)) return `x${n}`;
}

/** What a new element of a list, or value of a map, is at first. */
export function freshItem(field: FormField, values: readonly Json[]): Json {
  if (field.fields !== undefined) return {};
  return field.item === 'text' ? freshName(values) : (values.at(-1) ?? 0);
}
