import { MARK_COLOURS, type MarkColour } from '../../model/index.ts';
import { Select } from '../kit/inputs/Select.tsx';
import { Field } from '../kit/inputs/Field.tsx';

const NAMES: Readonly<Record<MarkColour, string>> = {
  grey: 'Grey',
  blue: 'Blue',
  green: 'Green',
  amber: 'Amber',
  red: 'Red',
  violet: 'Violet',
};

interface Props {
  readonly value: MarkColour;
  readonly onChange: (value: MarkColour) => void;
}

/** The colour of a frame or a note. */
export function ColourChoice({ value, onChange }: Props) {
  return (
    <Field label="Colour">
      {(field) => (
        <Select
          {...field}
          value={value}
          options={MARK_COLOURS.map((colour) => ({ value: colour, label: NAMES[colour] }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
