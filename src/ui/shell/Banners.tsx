import { HardDrive, Hourglass, Link2, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { counted } from '../../base/counted.ts';
import type { StorageTrouble } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { useFacts } from './useFacts.ts';
import styles from './Banners.module.css';

/** What holds for the whole document or run for a while, under the top bar. */
export function Banners() {
  const stores = useStores();
  const origin = useStore(stores.document, (state) => state.origin);
  const unresponsive = useStore(stores.run, (state) => state.unresponsive);
  const trouble = useStore(stores.lists, (state) => state.trouble);
  return (
    <>
      {trouble !== null && <TroubleBanner trouble={trouble} />}
      {unresponsive && <UnresponsiveBanner />}
      {origin.kind === 'link' && <LinkBanner />}
      {origin.kind === 'readOnly' && <ReadOnlyBanner id={origin.id} />}
    </>
  );
}

function LinkBanner() {
  const stores = useStores();
  const files = useStore(stores.document, (state) => state.document.files);
  const { components } = useFacts();
  const names = files.map(({ name }) => name).join(', ');
  return (
    <Banner
      icon={<Link2 aria-hidden />}
      actions={<Button onClick={() => stores.verbs.openPanel('yaml')}>Show its YAML</Button>}
    >
      <strong>This is a copy from a shared link:</strong>
      <span>{` ${counted(components, 'component')}, ${counted(files.length, 'file')}${names === '' ? '' : ` (${names})`}. Nothing runs until you say so, and nothing is saved until you change something.`}</span>
    </Banner>
  );
}

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

/** What is not stored at present, as the beginning of a sentence on why. */
const NOT_STORED: Readonly<Record<StorageTrouble['about'], string>> = {
  database: 'The browser’s storage cannot be used now.',
  document: 'The last changes are not saved.',
  text: 'The text in the YAML panel is not kept.',
  runs: 'The last run is not kept with the document.',
  screen: 'How the screen looks is not kept.',
};

function TroubleBanner({ trouble }: { readonly trouble: StorageTrouble }) {
  const { about, isUnsaved, kind, message } = trouble;
  const isOutdated = kind === 'outdated';
  return (
    <Banner
      icon={<HardDrive aria-hidden />}
      tone="warning"
      actions={isOutdated && <Button onClick={() => location.reload()}>Reload</Button>}
    >
      <strong>{NOT_STORED[isUnsaved ? 'document' : about]}</strong>{' '}
      <span>{isOutdated ? message : `${message} Saving goes on by itself as soon as it can.`}</span>
    </Banner>
  );
}

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

interface BannerProps {
  readonly icon: ReactNode;
  readonly tone?: 'info' | 'warning';
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

function Banner({ icon, tone = 'info', actions, children }: BannerProps) {
  return (
    <div className={`${styles.banner} ${tone === 'warning' ? styles.warning : ''}`} role="alert">
      {icon}
      <p className={styles.text}>{children}</p>
      {actions}
    </div>
  );
}
