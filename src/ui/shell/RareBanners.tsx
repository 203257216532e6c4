import { FolderSync, Hourglass, Lock } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { Banner } from './Banner.tsx';
import { NetworkBanner } from './NetworkBanner.tsx';

/** Those that few people ever see. */
export function RareBanners() {
  const stores = useStores();
  const origin = useStore(stores.document, (state) => state.origin);
  const unresponsive = useStore(stores.run, (state) => state.unresponsive);
  const backup = useStore(stores.lists, (state) => state.backup);
  const question = useStore(stores.view, (state) => state.network?.question ?? null);
  return (
    <>
      {backup.kind === 'waiting' && <BackupBanner folder={backup.folder} />}
      {unresponsive && <UnresponsiveBanner />}
      {question !== null && <NetworkBanner key={question.origin} question={question} />}
      {origin.kind === 'readOnly' && <ReadOnlyBanner id={origin.id} />}
    </>
  );
}

/** Another tab writes the document. */
function ReadOnlyBanner({ id }: { readonly id: string }) {
  const { verbs } = useStores();
  return (
    <Banner
      icon={<Lock aria-hidden />}
      tone="warning"
      actions={<Button onClick={() => void verbs.duplicateDocument(id)}>Work on a copy</Button>}
    >
      <strong>Another tab is editing this document.</strong> You can look and run here; editing
      comes back when the other tab is closed.
    </Banner>
  );
}

/** The folder of the last visit has to be allowed again. */
function BackupBanner({ folder }: { readonly folder: string }) {
  const { verbs } = useStores();
  return (
    <Banner
      icon={<FolderSync aria-hidden />}
      actions={
        <>
          <Button onClick={() => void verbs.allowBackup()}>Allow</Button>
          <Button variant="quiet" onClick={() => void verbs.endBackup()}>
            Stop the backup
          </Button>
        </>
      }
    >
      <strong>Backup is waiting for your permission.</strong>{' '}
      <span>{`The browser asks once a visit before documents are kept in “${folder}”.`}</span>
    </Banner>
  );
}

/** The run is in a long calculation. */
function UnresponsiveBanner() {
  const { verbs } = useStores();
  return (
    <Banner
      icon={<Hourglass aria-hidden />}
      tone="warning"
      actions={<Button onClick={() => void verbs.stop()}>End the run</Button>}
    >
      <strong>The run does not answer.</strong> A component may be in a long calculation. You can
      wait, or end the run; your document is not affected.
    </Banner>
  );
}
