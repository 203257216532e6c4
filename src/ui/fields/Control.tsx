import type { ReactNode } from 'react';
import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { nearestName } from '../../base/nearestName.ts';
import { Checkbox } from '../kit/inputs/Checkbox.tsx';
import { Select } from '../kit/inputs/Select.tsx';
import { AnyValue } from './AnyValue.tsx';
import type { FieldProps, Renaming, RowProps } from './Change.ts';
import { freshItem, Item } from './Item.tsx';
import { FileControl, type Picked } from './FileControl.tsx';
import { valueText } from './values/fieldValue.ts';
import { usePlace } from './FormScope.ts';
import { ListRows } from './rows/ListRows.tsx';
import { MapRows } from './rows/MapRows.tsx';
import { NumberControl } from './NumberControl.tsx';
import { ObjectFields } from './ObjectFields.tsx';
import { hasLines, LinesInput } from './LinesInput.tsx';
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
  /** Of a field that names ports. */
  readonly renaming?: Renaming | undefined;
  readonly onAttach?: ((file: Picked) => void) | undefined;
}

/** The control that fits a field. */
export function Control(props: ControlProps) {
  const { id, field, path, value, mixed, describedBy, invalid } = props;
  const { onChange, renaming, renderField } = props;
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
              row={renaming === undefined ? row : namedRow(row, renaming)}
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
          onRename={renaming?.rename}
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
      if (hasLines(value)) {
        const label = field.label;
        return <LinesInput {...{ id, label, value, draftKey, describedBy, invalid, onChange }} />;
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

/** Names that are tried for an offer. */
const MOST_TRIED = 50;

/** A row whose value is a name: others that refer to it follow, and one that cannot be is refused in the line. */
function namedRow(row: RowProps, { rename, refusal }: Renaming): RowProps {
  const { value } = row;
  const check = (to: Json) => refusal(String(value), String(to));
  return {
    ...row,
    check,
    offer: (text) => {
      let tried = 0;
      const near = nearestName(text, (name) => tried++ < MOST_TRIED && check(name) !== null);
      return near !== null && check(near) === null ? [near] : [];
    },
    onChange: (next, gesture) =>
      isName(value) && isName(next) ? rename(value, next) : row.onChange(next, gesture),
  };
}

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
