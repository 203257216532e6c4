import { FileUp, FolderUp } from 'lucide-react';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { useChooseFiles, useChooseFolder } from '../page/chooseFiles.ts';
import { useClose } from './useClose.ts';
import styles from './ImportDialog.module.css';

/** Says what can be imported; the page itself takes the files, dropped or chosen. */
export function ImportDialog() {
  const close = useClose();
  const choose = useChooseFiles();
  const chooseFolder = useChooseFolder();
  return (
    <Dialog title="Import" onClose={close}>
      <div className={styles.target}>
        <FileUp size={22} aria-hidden />
        <p>Drop files or a folder here, or anywhere on the page at any time.</p>
        <div className={styles.choices}>
          <Button variant="primary" onClick={choose}>
            Choose files
          </Button>
          {chooseFolder !== null && (
            <Button onClick={chooseFolder}>
              <FolderUp aria-hidden />
              Choose a folder
            </Button>
          )}
        </div>
      </div>
      <dl className={styles.kinds}>
        <dt>.yaml, .yml</dt>
        <dd>opens as a new document; comments and order are kept</dd>
        <dt>.png, .svg</dt>
        <dd>of a canvas, exported here: the model in it opens as a new document</dd>
        <dt>.py, .ts, .ipynb</dt>
        <dd>
          are code of the model that names them: give them together with it. Nothing of them is run
          when they are opened
        </dd>
        <dt>.zip, folders</dt>
        <dd>open as the archive or the project that is in them</dd>
        <dt>COMPONENT.FIELD.csv</dt>
        <dd>
          results of a project that plugboard ran: all at once they are one run of this document
        </dd>
        <dt>.csv and others</dt>
        <dd>are attached to the document that reads them, else to the open one</dd>
        <dt>.txt, .url</dt>
        <dd>with a link to a model in it: the link is opened</dd>
      </dl>
    </Dialog>
  );
}
