import { FolderSync, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { ago } from '../../base/ago.ts';
import { Button } from '../kit/Button.tsx';
import { useNow } from '../page/useNow.ts';
import { useStores } from '../page/StoresContext.tsx';
import styles from './Storage.module.css';

/** All documents in a folder of this computer, as they are saved. */
export function BackupPart() {
  const { lists, verbs } = useStores();
  const backup = useStore(lists, (state) => state.backup);
  const { kind } = backup;
  return (
    <section className={styles.part} aria-labelledby="home-backup">
      <h3 id="home-backup" className={styles.heading}>
        Backup in a folder
      </h3>
      <p className={styles.words}>
        Each saved change of any document lands there as YAML, with its files beside it. The folder
        may be a git repository: only what has changed is written, and what somebody else has
        changed there is kept. What is thrown away here stays there.
      </p>
      {kind === 'unsupported' && (
        <p className={styles.words}>
          This browser gives pages no folders; Chrome, Edge and other Chromium browsers do. Save all
          as one file from time to time instead.
        </p>
      )}
      {(kind === 'on' || kind === 'waiting') && <BackupLine />}
      {kind !== 'unsupported' && (
        <div className={styles.buttons}>
          {kind === 'waiting' && (
            <Button onClick={() => void verbs.allowBackup()}>Allow the folder again</Button>
          )}
          <Button onClick={() => void verbs.chooseBackup()}>
            <FolderSync aria-hidden />
            <span>{kind === 'off' ? 'Choose a folder' : 'Choose another folder'}</span>
          </Button>
          {kind !== 'off' && (
            <Button variant="quiet" onClick={() => void verbs.endBackup()}>
              Stop the backup
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** How old the backup is, and what is in its way. */
function BackupLine() {
  const { lists } = useStores();
  const backup = useStore(lists, (state) => state.backup);
  const now = useNow(backup);
  if (backup.kind !== 'on' && backup.kind !== 'waiting') return null;
  const { folder, at } = backup;
  const age = at === null ? 'Nothing is there yet.' : `Last backup ${ago(at, now)}.`;
  const fault = backup.kind === 'waiting' ? 'Backup is waiting for your permission.' : backup.fault;
  const open = backup.kind === 'on' ? backup.open : 0;
  return (
    <div role="status">
      <p className={styles.line}>
        <strong translate="no">{folder}</strong>
        <span>{age}</span>
        {open > 0 && fault === null && (
          <span>
            {open === 1 ? 'One document is on its way.' : `${open} documents are on their way.`}
          </span>
        )}
      </p>
      {fault !== null && (
        <p className={styles.bad}>
          <TriangleAlert aria-hidden />
          <span>
            {backup.kind === 'waiting'
              ? fault
              : `${fault} It is tried again by itself; nothing here is lost.`}
          </span>
        </p>
      )}
    </div>
  );
}
