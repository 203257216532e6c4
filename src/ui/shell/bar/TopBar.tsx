import { Download, Redo2, Search, Share2, Undo2, Upload } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { Tooltip } from '../../kit/Tooltip.tsx';
import { useKeys } from '../../commands/useKeys.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { DocumentMenu } from './DocumentMenu.tsx';
import { DocumentName } from './DocumentName.tsx';
import { PartButton } from './PartButton.tsx';
import { RunBar } from './RunBar.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import styles from './TopBar.module.css';

export function TopBar() {
  const { verbs } = useStores();
  const name = useRef<HTMLInputElement>(null);

  function renameSoon() {
    // The menu gives the focus back to its button when it closes; the name takes it after that.
    setTimeout(() => name.current?.select(), 50);
  }

  return (
    <div className={styles.bar}>
      <div className={styles.left}>
        <DocumentMenu onRename={renameSoon} />
        <PartButton part="palette" />
        <DocumentName field={name} />
        <span className={styles.optional}>
          <UndoRedo />
        </span>
      </div>
      <div className={styles.middle}>
        <RunBar />
      </div>
      <div className={styles.right}>
        <span className={styles.optional}>
          <Tooltip text="Open YAML, attach data files" keys={useKeys('import', 'Mod+I')}>
            <Button
              variant="quiet"
              className={styles.action}
              onClick={() => verbs.openDialog('import')}
            >
              <Upload aria-hidden />
              <span>Import</span>
            </Button>
          </Tooltip>
          <Tooltip text="Take the YAML or a diagram" keys={useKeys('export', 'Mod+E')}>
            <Button
              variant="quiet"
              className={styles.action}
              onClick={() => verbs.openDialog('export')}
            >
              <Download aria-hidden />
              <span>Export</span>
            </Button>
          </Tooltip>
        </span>
        <Tooltip text="Copy a link that holds the whole model">
          <Button
            variant="quiet"
            className={styles.action}
            onClick={() => verbs.openDialog('share')}
          >
            <Share2 aria-hidden />
            <span>Share</span>
          </Button>
        </Tooltip>
        <span className={`${styles.divider} ${styles.optional}`} />
        <IconButton
          label="Find a command"
          keys={useKeys('commands', 'Mod+K')}
          onClick={() => verbs.openDialog('commands')}
        >
          <Search aria-hidden />
        </IconButton>
        <span className={styles.optional}>
          <ThemeMenu />
        </span>
        <PartButton part="inspector" />
      </div>
    </div>
  );
}

function UndoRedo() {
  const { document, verbs } = useStores();
  const past = useStore(document, (state) => state.past.at(-1)?.label);
  const future = useStore(document, (state) => state.future[0]?.label);
  const writable = useStore(document, (state) => state.origin.kind !== 'readOnly');
  return (
    <>
      <IconButton
        label="Undo"
        hint={past === undefined ? undefined : `Undo: ${past}`}
        keys={useKeys('undo', 'Mod+Z')}
        disabled={!writable || past === undefined}
        onClick={() => verbs.undo()}
      >
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton
        label="Redo"
        hint={future === undefined ? undefined : `Redo: ${future}`}
        keys={useKeys('redo', 'Mod+Shift+Z')}
        disabled={!writable || future === undefined}
        onClick={() => verbs.redo()}
      >
        <Redo2 aria-hidden />
      </IconButton>
    </>
  );
}
