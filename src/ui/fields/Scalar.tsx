import type { Json } from '../../base/json.ts';
import { pastedValues } from './values/cells.ts';
import type { RowProps } from './Change.ts';
import type { ValueKind } from './values/fieldValue.ts';
import { usePlace } from './FormScope.ts';
import { hasLines, LinesInput } from './LinesInput.tsx';
import { ValueInput } from './ValueInput.tsx';

/** One value in a line of its own inside a list or a map. */
export function Scalar({ kind, ...props }: RowProps & { readonly kind: ValueKind }) {
  const { label, path, value, onChange, onMany } = props;
  const { draftKey } = usePlace(path);
  function paste(text: string): boolean {
    const many = onMany === undefined ? null : pastedValues(text, kind);
    if (many !== null) onMany?.(many);
    return many !== null;
  }
  if (kind === 'text' && hasLines(value))
    return (
      <LinesInput
        {...{ label, value, draftKey, onChange }}
        invalid={props.invalid}
        describedBy={props.describedBy}
      />
    );
  return (
    <ValueInput
      value={value}
      kind={kind}
      label={label}
      draftKey={draftKey}
      invalid={props.invalid}
      describedBy={props.describedBy}
      onCommit={(next: Json | undefined, gesture) => next !== undefined && onChange(next, gesture)}
      check={props.check}
      offer={props.offer}
      onEnter={props.onEnter}
      onKeyDown={props.onKeyDown}
      onPaste={paste}
    />
  );
}
