import { useCallback, useEffect, useRef, useState } from 'react';
import type { PatchbayDocument } from '../../model/index.ts';
import type { Version } from '../../stores/index.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { VersionList } from './VersionList.tsx';
import { VersionShown } from './VersionShown.tsx';
import styles from './VersionsDialog.module.css';

/** Earlier states of the document: looked at, compared, and brought back whole or in parts. */
export function VersionsDialog() {
  const { verbs } = useStores();
  const [now] = useState(() => Date.now());
  const [versions, setVersions] = useState<readonly Version[] | null>(null);
  const [shown, setShown] = useState<{
    readonly version: Version;
    readonly document: PatchbayDocument | null;
  } | null>(null);

  const refresh = useCallback(() => void verbs.versions().then(setVersions), [verbs]);
  useEffect(refresh, [refresh]);

  // The one that was asked for last: what was asked for before may come later.
  const asked = useRef<string | null>(null);
  const show = useCallback(
    (version: Version) => {
      asked.current = version.id;
      void verbs.documentOfVersion(version.id).then((document) => {
        if (asked.current === version.id) setShown({ version, document });
      });
    },
    [verbs],
  );
  const first = versions?.[0];
  useEffect(() => {
    if (first !== undefined && asked.current === null) show(first);
  }, [first, show]);

  const close = () => verbs.openDialog(null);
  return (
    <Dialog title="Versions" size="sheet" onClose={close}>
      <div className={styles.columns}>
        <VersionList
          versions={versions ?? []}
          shown={shown?.version.id ?? null}
          now={now}
          onShow={show}
          onChanged={refresh}
        />
        {shown === null ? (
          <p className={styles.empty}>
            {versions === null ? 'Loading…' : 'A version that you choose is shown here.'}
          </p>
        ) : (
          <VersionShown
            key={shown.version.id}
            version={versions?.find(({ id }) => id === shown.version.id) ?? shown.version}
            document={shown.document}
            versions={versions ?? []}
            now={now}
            onClose={close}
          />
        )}
      </div>
    </Dialog>
  );
}
