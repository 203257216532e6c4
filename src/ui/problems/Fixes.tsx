import { ChevronDown, FileUp, Wrench } from 'lucide-react';
import { useDeferredValue, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { type Fix, fixesFor } from '../../editing/fixes/index.ts';
import { makeFix } from '../../editing/fixes/makeFix.ts';
import type { Problem } from '../../model/index.ts';
import { missingType } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { IconButton } from '../kit/IconButton.tsx';
import { Menu, MenuItem } from '../kit/menu/Menu.tsx';
import { useChooseFiles } from '../page/chooseFiles.ts';
import { readFiles } from '../page/readFiles.ts';
import { useStores } from '../page/StoresContext.tsx';
import { useCatalogue } from '../page/useCatalogue.ts';
import styles from './Fixes.module.css';

interface Props {
  readonly problem: Problem;
  /** After a fix was made; what was pressed may be gone. */
  readonly onFixed?: () => void;
}

/** The best way out of a problem as a button that says what it does, and the others behind it. */
export function Fixes({ problem, onFixed }: Props) {
  const { document: store, verbs } = useStores();
  const catalogue = useCatalogue();
  const document = useStore(store, (state) => state.document);
  // Each is tried before it is offered: those of a hundred problems come one after the other, and hold nobody up.
  const isDue = useDeferredValue(true, false);
  const fixes = useMemo(
    () => (isDue ? fixesFor(problem, document, catalogue) : []),
    [isDue, problem, document, catalogue],
  );
  const picker = useRef<HTMLInputElement>(null);
  const asking = useRef<Fix | null>(null);
  const [first, ...others] = fixes;
  const missing = useMemo(() => missingType(problem, document), [problem, document]);
  const wanted = missing?.isThere === false ? missing.file : null;
  const choose = useChooseFiles();
  if (first === undefined && wanted === null) return null;

  function edit(fix: Fix, bytes?: Uint8Array): void {
    verbs.edit(makeFix, { fix, bytes });
    onFixed?.();
  }
  function make(fix: Fix): void {
    if (fix.needsFile !== true) return edit(fix);
    asking.current = fix;
    picker.current?.click();
  }
  async function picked(list: readonly File[]): Promise<void> {
    const [file] = await readFiles(list, verbs);
    if (file !== undefined && asking.current !== null) edit(asking.current, file.bytes);
  }
  return (
    <div className={styles.fixes}>
      {fixes.some(({ needsFile }) => needsFile) && (
        <input
          ref={picker}
          hidden
          type="file"
          aria-label="File to attach"
          onChange={(event) => {
            void picked(Array.from(event.target.files ?? []));
            event.target.value = '';
          }}
        />
      )}
      {wanted !== null && (
        <Button className={styles.fix} title={`Choose ${wanted}`} onClick={choose}>
          <FileUp aria-hidden />
          <span>{`Choose ${wanted}`}</span>
        </Button>
      )}
      {first !== undefined && (
        <Button className={styles.fix} title={first.label} onClick={() => make(first)}>
          <Wrench aria-hidden />
          <span>{first.label}</span>
        </Button>
      )}
      {first !== undefined && others.length > 0 && (
        <Menu
          align="end"
          trigger={
            <IconButton label={`Other ways than: ${first.label}`} hint="Other ways" side="top">
              <ChevronDown aria-hidden />
            </IconButton>
          }
        >
          {others.map((fix) => (
            <MenuItem key={fix.label} onClick={() => make(fix)}>
              {fix.label}
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  );
}
