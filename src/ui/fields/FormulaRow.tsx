import { plainFormula } from '../../base/characters/plainFormula.ts';
import type { RowProps } from './Change.ts';
import { valueText } from './values/fieldValue.ts';
import { usePlace } from './FormScope.ts';
import { TextArea } from './TextArea.tsx';

/** One formula, in as many lines as it needs. */
export function FormulaRow({ label, path, value, onChange, describedBy, invalid }: RowProps) {
  const { draftKey } = usePlace(`${path}#formula`);
  return (
    <TextArea
      label={label}
      value={valueText(value)}
      mono
      draftKey={draftKey}
      invalid={invalid}
      describedBy={describedBy}
      onCommit={(text) => {
        onChange(plainFormula(text.replace(/\s*\n\s*/g, ' ').trim()));
        return null;
      }}
    />
  );
}
