import { FileText, Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { Json } from '../../base/json.ts';
import { attachedFor } from '../../model/index.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { Menu, MenuItem, MenuSeparator } from '../kit/menu/Menu.tsx';
import { readFiles } from '../page/readFiles.ts';
import { useStores } from '../page/StoresContext.tsx';
import styles from './Fields.module.css';
import { sizeText } from './sizeText.ts';
import { usePlace } from './FormScope.ts';
import { ValueInput } from './ValueInput.tsx';

/** A file as it was read from the person's disk. */
export interface Picked {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Props {
  readonly id: string;
  readonly label: string;
  readonly path: string;
  readonly value: Json | undefined;
  readonly placeholder: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onChange: (value: string) => void;
  /** Attaches a file to the document and names it here, in one gesture; absent: only names are taken. */
  readonly onAttach?: ((file: Picked) => void) | undefined;
}

/** The name of a file: typed, chosen among those attached, or attached from the disk. */
export function FileControl(props: Props) {
  const { id, label, path, value, placeholder, onChange, onAttach } = props;
  const { document, verbs } = useStores();
  const files = useStore(document, (state) => state.document.files);
  const picker = useRef<HTMLInputElement>(null);
  const { draftKey } = usePlace(path);
  const isMissing =
    typeof value === 'string' && value !== '' && attachedFor(files, value) === undefined;

  async function attach(list: readonly File[]): Promise<void> {
    const [file] = await readFiles(list, verbs);
    if (file !== undefined) onAttach?.(file);
  }
  return (
    <>
      <div className={styles.control}>
        <ValueInput
          id={id}
          label={label}
          kind="text"
          value={value}
          placeholder={placeholder}
          draftKey={draftKey}
          describedBy={props.describedBy}
          invalid={props.invalid}
          onCommit={(next) => onChange(String(next ?? ''))}
        />
        <Menu
          align="end"
          trigger={
            <IconButton label={`Choose ${label}`} hint="Choose a file" side="left">
              <FileText aria-hidden />
            </IconButton>
          }
        >
          {files.map(({ name, bytes }) => (
            <MenuItem key={name} note={sizeText(bytes.length)} onClick={() => onChange(name)}>
              {name}
            </MenuItem>
          ))}
          {files.length > 0 && <MenuSeparator />}
          <MenuItem icon={<Paperclip aria-hidden />} onClick={() => picker.current?.click()}>
            Attach a file…
          </MenuItem>
        </Menu>
      </div>
      {isMissing && (
        <p className={styles.muted}>
          Not attached to this document: only a run on a machine that has it can read it.
        </p>
      )}
      <input
        ref={picker}
        type="file"
        className={styles.hidden}
        tabIndex={-1}
        aria-label={`File for ${label}`}
        onChange={(event) => {
          const list = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void attach(list);
        }}
      />
    </>
  );
}
