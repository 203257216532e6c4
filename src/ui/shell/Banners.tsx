import { HardDrive } from 'lucide-react';
import { useStore } from 'zustand';
import type { StorageTrouble } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { late } from '../kit/late.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { Banner } from './Banner.tsx';
import styles from './Banners.module.css';

const RareBanners = late(async () => (await import('./RareBanners.tsx')).RareBanners);
const LinkBanner = late(async () => (await import('./LinkBanner.tsx')).LinkBanner);

/** Keeps their place, so that the canvas does not move when they come. */
const TabsPlace = () => <div className={styles.tabs} />;
const DocumentTabs = late(async () => (await import('./DocumentTabs.tsx')).DocumentTabs, TabsPlace);

/** What holds for the whole document or run for a while, under the top bar. */
export function Banners() {
  const stores = useStores();
  const origin = useStore(stores.document, (state) => state.origin);
  const isHanging = useStore(stores.run, (state) => state.unresponsive);
  const isAsked = useStore(stores.view, (state) => !!state.network?.question);
  const trouble = useStore(stores.lists, (state) => state.trouble);
  const isWaiting = useStore(stores.lists, (state) => state.backup.kind === 'waiting');
  const tabs = useStore(stores.lists, (state) => state.openTabs.length);
  return (
    <>
      {tabs > 1 && <DocumentTabs />}
      {trouble !== null && <TroubleBanner trouble={trouble} />}
      {(isAsked || isWaiting || isHanging || origin.kind === 'readOnly') && <RareBanners />}
      {origin.kind === 'link' && <LinkBanner />}
    </>
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
