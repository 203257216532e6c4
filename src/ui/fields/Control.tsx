import type { ReactNode } from 'react';
import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { FormField } from '../../model/index.ts';
import { Checkbox } from '../kit/inputs/Checkbox.tsx';
import { Select } from '../kit/inputs/Select.tsx';
import { AnyValue } from './AnyValue.tsx';
import type { FieldProps, RowProps } from './Change.ts';
import { FileControl, type Picked } from './FileControl.tsx';
import { type ValueKind, valueText } from './values/fieldValue.ts';
import { FormulaRow } from './FormulaRow.tsx';
import { usePlace } from './FormScope.ts';
import { ListRows } from './rows/ListRows.tsx';
import { MapRows } from './rows/MapRows.tsx';
import { NumberControl } from './NumberControl.tsx';
import { ObjectFields } from './ObjectFields.tsx';
import { Scalar } from './Scalar.tsx';
import { TextArea } from './TextArea.tsx';
import { ValueInput } from './ValueInput.tsx';

export interface ControlProps extends FieldProps {
  readonly id: string;
  /** What stands in an empty line. */
  readonly placeholder: string;
  /** Several values are edited at once, and they differ. */
  readonly mixed: boolean;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  /** Draws a field of an object inside. */
  readonly renderField: (props: FieldProps) => ReactNode;
  /** Renames a port that the field names. */
  readonly onRename?: ((from: string, to: string) => void) | undefined;
  readonly onAttach?: ((file: Picked) => void) | undefined;
}

/** A name that no element of a list has: x1, x2, ... */
function freshName(values: readonly Json[]): string {
  const taken = new Set(values);
  for (let n = 1; ; n++) if (!taken.has(`x${n}`)) return `x${n}`;
}

function freshItem(field: FormField, values: readonly Json[]): Json {
  if (field.fields !== undefined) return {};
  return field.item === 'text' ? freshName(values) : (values.at(-1) ?? 0);
}

interface ItemProps {
  readonly field: FormField;
  readonly row: RowProps;
  readonly renderField: ControlProps['renderField'];
}

/** The editor of one element of a list, or of one value of a map. */
function Item({ field, row, renderField }: ItemProps) {
  if (field.fields !== undefined) {
    return <ObjectFields {...row} fields={field.fields} renderField={renderField} />;
  }
  if (field.item === 'formula') return <FormulaRow {...row} />;
  if (field.item === undefined || field.item === 'any') return <AnyValue {...row} />;
  const kind: ValueKind = field.item === 'number' ? 'number' : 'text';
  return <Scalar {...row} kind={kind} />;
}

/** The control that fits a field. */
export function Control(props: ControlProps) {
  const { id, field, path, value, mixed, describedBy, invalid } = props;
  const { onChange, onRename, renderField } = props;
  const { draftKey } = usePlace(path);
  const shown = value ?? field.default;
  switch (field.kind) {
    case 'number':
    case 'integer':
      return <NumberControl {...props} />;
    case 'boolean':
      return (
        <Checkbox
          id={id}
          checked={shown === true}
          mixed={mixed}
          describedBy={describedBy}
          invalid={invalid}
          onChange={onChange}
        >
          {mixed ? 'Mixed' : shown === true ? 'True' : 'False'}
        </Checkbox>
      );
    case 'choice':
      return (
        <Select
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          value={mixed ? '' : valueText(shown)}
          placeholder={mixed ? 'Mixed' : valueText(shown)}
          options={(field.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
          onChange={onChange}
        />
      );
    case 'list':
      return (
        <ListRows
          label={field.label}
          path={path}
          value={Array.isArray(shown) ? (shown as readonly Json[]) : []}
          fresh={(values) => freshItem(field, values)}
          row={(row) => (
            <Item
              {...{ field, renderField }}
              row={{
                ...row,
                onChange: (next, gesture) =>
                  onRename && isName(row.value) && isName(next)
                    ? onRename(row.value, next)
                    : row.onChange(next, gesture),
              }}
            />
          )}
          onChange={onChange}
        />
      );
    case 'map':
      return (
        <MapRows
          label={field.label}
          path={path}
          value={isObject(shown) ? (shown as JsonObject) : {}}
          stem={field.names === 'outputs' ? 'y' : 'key'}
          fresh={field.item === 'text' ? '' : field.item === 'formula' ? '0' : freshItem(field, [])}
          below={(item) => field.item === 'formula' || typeof item === 'object'}
          onRename={onRename}
          row={(row) => <Item {...{ field, row, renderField }} />}
          onChange={onChange}
        />
      );
    case 'object':
      return (
        <ObjectFields
          label={field.label}
          path={path}
          value={isObject(shown) ? (shown as JsonObject) : {}}
          fields={field.fields ?? []}
          renderField={renderField}
          onChange={onChange}
        />
      );
    case 'file':
      return <FileControl {...props} label={field.label} />;
    case 'text':
      if (typeof value === 'string' && value.includes('\n')) {
        return (
          <TextArea
            id={id}
            label={field.label}
            value={value}
            lines
            draftKey={draftKey}
            describedBy={describedBy}
            invalid={invalid}
            onCommit={(text) => {
              onChange(text);
              return null;
            }}
          />
        );
      }
      return <Line {...props} draftKey={draftKey} />;
    case 'any':
      if (typeof value === 'object' && value !== null) {
        return (
          <AnyValue
            label={field.label}
            path={path}
            value={value}
            describedBy={describedBy}
            invalid={invalid}
            onChange={onChange}
          />
        );
      }
      return <Line {...props} draftKey={draftKey} />;
  }
}

const isName = (value: Json): value is string => typeof value === 'string' && value !== '';

/** A text, or a value of any kind that fits a line. */
function Line({ draftKey, ...props }: ControlProps & { readonly draftKey: string }) {
  const { id, field, value, placeholder, describedBy, invalid, onChange } = props;
  return (
    <ValueInput
      id={id}
      label={field.label}
      kind={field.kind === 'any' ? 'any' : 'text'}
      value={value}
      placeholder={placeholder}
      optional={!field.required || field.nullable}
      draftKey={draftKey}
      describedBy={describedBy}
      invalid={invalid}
      onCommit={onChange}
    />
  );
}
