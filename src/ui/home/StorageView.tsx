import { Download, ShieldCheck, Upload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { sizeText } from '../../base/sizeText.ts';
import type { ShelfEntry, Verbs } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { readFiles } from '../page/readFiles.ts';
import { saveFile } from '../page/saveFile.ts';
import { useStores } from '../page/StoresContext.tsx';
import { BackupPart } from './BackupPart.tsx';
import { WhatTakesRoom } from './WhatTakesRoom.tsx';
import styles from './Storage.module.css';

type Room = Awaited<ReturnType<Verbs['room']>>;

/** Where documents lie, how much room they take, and how to take them along. */
export function StorageView({ shelf }: { readonly shelf: readonly ShelfEntry[] }) {
  return (
    <div className={styles.parts}>
      <RoomPart />
      <BackupPart />
      <AlongPart />
      <section className={styles.part} aria-labelledby="home-room">
        <h3 id="home-room" className={styles.heading}>
          What takes the room
        </h3>
        <WhatTakesRoom shelf={shelf} />
      </section>
    </div>
  );
}

function RoomPart() {
  const { verbs } = useStores();
  const [room, setRoom] = useState<Room | 'asking'>('asking');
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    void verbs.room().then(setRoom);
  }, [verbs]);

  async function ask() {
    setRefused(!(await verbs.askToKeep()));
    setRoom(await verbs.room());
  }

  return (
    <section className={styles.part} aria-labelledby="home-kept">
      <h3 id="home-kept" className={styles.heading}>
        In this browser
      </h3>
      <p className={styles.words}>
        Documents lie in this browser on this device, and nowhere else. Clearing the data of this
        site deletes them.
      </p>
      {room === null && (
        <p className={styles.words}>This browser does not tell how much room there is.</p>
      )}
      {room !== null && room !== 'asking' && (
        <>
          <meter
            className={styles.meter}
            aria-label="Room taken"
            min={0}
            max={room.most}
            value={room.used}
          />
          <p className={styles.line}>
            <span>{`${sizeText(room.used)} of ${sizeText(room.most)} are taken`}</span>
          </p>
          {room.isKept ? (
            <p className={styles.good}>
              <ShieldCheck aria-hidden />
              The browser keeps them until you delete them.
            </p>
          ) : (
            <div className={styles.line}>
              <span className={styles.words}>
                {isRefused
                  ? 'The browser did not agree. It may clear them when the disk is full: save them as a file from time to time.'
                  : 'The browser may clear them when the disk is full.'}
              </span>
              <Button onClick={() => void ask()}>Ask the browser to keep them</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function AlongPart() {
  const { verbs } = useStores();
  const input = useRef<HTMLInputElement>(null);
  const [isSaving, setSaving] = useState(false);

  async function restore(files: readonly File[]) {
    const read = await readFiles(files, verbs);
    if (read.length > 0) await verbs.importFiles(read);
  }

  async function save() {
    setSaving(true);
    const zip = await verbs.saveAll();
    setSaving(false);
    const day = new Date().toISOString().slice(0, 10);
    saveFile(`patchbay-${day}.zip`, new Blob([new Uint8Array(zip)], { type: 'application/zip' }));
  }

  return (
    <section className={styles.part} aria-labelledby="home-along">
      <h3 id="home-along" className={styles.heading}>
        Take everything along
      </h3>
      <p className={styles.words}>
        One zip with every document as YAML, its files, runs, versions and tags. Restoring never
        touches what is here: everything in the file becomes a new document. What lies in the trash
        and the steps of undo are not in it.
      </p>
      <div className={styles.buttons}>
        <Button disabled={isSaving} onClick={() => void save()}>
          <Download aria-hidden />
          <span>{isSaving ? 'Saving…' : 'Save all as one file'}</span>
        </Button>
        <Button onClick={() => input.current?.click()}>
          <Upload aria-hidden />
          Restore from a file
        </Button>
        <input
          ref={input}
          type="file"
          accept=".zip"
          hidden
          aria-label="File to restore from"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void restore(files);
          }}
        />
      </div>
    </section>
  );
}
