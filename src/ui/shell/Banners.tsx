import { HardDrive, Hourglass, Link2, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { counted } from '../../base/counted.ts';
import { controlsOf, modulesOf, plotsOf, seedOf } from '../../model/index.ts';
import { type StorageTrouble, whatCode } from '../../stores/index.ts';
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
  const document = useStore(stores.document, (state) => state.document);
  const { components } = useFacts();
  const code = whatCode(document.files);
  const modules = modulesOf(document);
  const data = document.files.filter((file) => !modules.includes(file));
  const speed = useStore(stores.run, (state) => state.speed);
  const plots = plotsOf(document).length;
  const controls = controlsOf(document).length;
  const seed = seedOf(document);
  const settings = [
    ...(speed === null ? [] : [`${speed} steps a second`]),
    ...(seed === 1 ? [] : [`seed ${seed}`]),
  ];
  const parts = [
    counted(components, 'component'),
    ...(code === null ? [] : [code + namesOf(modules)]),
    ...(code === null || data.length > 0 ? [counted(data.length, 'file') + namesOf(data)] : []),
    ...(plots === 0 ? [] : [counted(plots, 'plot')]),
    ...(controls === 0 ? [] : [counted(controls, 'control')]),
    ...settings,
  ];
  return (
    <Banner
      icon={<Link2 aria-hidden />}
      actions={
        <>
          {code !== null && (
            <Button onClick={() => stores.verbs.openPanel('code')}>Show code</Button>
          )}
          <Button onClick={() => stores.verbs.openPanel('yaml')}>Show its YAML</Button>
        </>
      }
    >
      <strong>This is a copy from a shared link:</strong>
      <span>{` ${parts.join(', ')}. Nothing runs until you say so, and nothing is saved until you change something.`}</span>
    </Banner>
  );
}

const namesOf = (files: readonly { readonly name: string }[]): string =>
  files.length === 0 ? '' : ` (${files.map(({ name }) => name).join(', ')})`;

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
