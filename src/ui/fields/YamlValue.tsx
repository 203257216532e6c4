import type { Json } from '../../base/json.ts';
import { useTextsReady } from '../page/useTextsReady.ts';
import { useStores } from '../page/StoresContext.tsx';
import styles from './Fields.module.css';
import { usePlace } from './FormScope.ts';
import { TextArea } from './TextArea.tsx';

interface Props {
  readonly label: string;
  readonly path: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** A value of any kind as the text that it has in the model: YAML, or JSON, which is YAML too. */
export function YamlValue({ label, path, value, onChange }: Props) {
  const { verbs } = useStores();
  const ready = useTextsReady();
  const { draftKey } = usePlace(`${path}#yaml`);
  if (!ready) return <p className={styles.muted}>Loading…</p>;
  const text = value === undefined ? '' : verbs.valueText(value).replace(/\n$/, '');
  return (
    <TextArea
      label={`${label} as YAML`}
      value={text}
      mono
      lines
      draftKey={draftKey}
      onCommit={(typed) => {
        const read = verbs.valueOfText(typed);
        if (!read.ok) return read.error;
        onChange(read.value);
        return null;
      }}
    />
  );
}
