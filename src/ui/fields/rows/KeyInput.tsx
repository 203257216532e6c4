import type { Json } from '../../../base/json.ts';
import { nearestName } from '../../../base/nearestName.ts';
import styles from '../Fields.module.css';
import { usePlace } from '../FormScope.ts';
import { ValueInput } from '../ValueInput.tsx';

interface Props {
  readonly label: string;
  readonly path: string;
  readonly name: string;
  readonly taken: (name: string) => boolean;
  readonly onRename: (to: string) => void;
}

const nameOf = (text: Json) => String(text).trim();

/** The name of an entry of a map: some text that no other entry has. */
export function KeyInput({ label, path, name, taken, onRename }: Props) {
  const { draftKey } = usePlace(`${path}#name`);
  function check(text: Json): string | null {
    const wanted = nameOf(text);
    if (wanted === '') return 'A name is needed here.';
    return wanted !== name && taken(wanted) ? `There is an entry ${wanted} already.` : null;
  }
  return (
    <ValueInput
      value={name}
      kind="text"
      label={label}
      draftKey={draftKey}
      className={styles.key}
      check={check}
      offer={(text) => [nearestName(text, taken)].filter((near) => near !== null)}
      onCommit={(text) => {
        const to = nameOf(text ?? '');
        if (to !== name) onRename(to);
      }}
    />
  );
}
