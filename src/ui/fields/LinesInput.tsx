import type { Json } from '../../base/json.ts';
import { TextArea } from './TextArea.tsx';

/** Whether a text has several lines, of which a field of one line would lose the breaks. */
export const hasLines = (value: Json | undefined): value is string =>
  typeof value === 'string' && value.includes('\n');

interface Props {
  readonly id?: string | undefined;
  readonly label: string;
  readonly value: string;
  readonly draftKey: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onChange: (text: string) => void;
}

/** A text of several lines: each is as good as any other. */
export function LinesInput({ onChange, ...props }: Props) {
  return (
    <TextArea
      {...props}
      lines
      onCommit={(text) => {
        onChange(text);
        return null;
      }}
    />
  );
}
