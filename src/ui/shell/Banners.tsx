import { Hourglass, Link2, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../StoresContext.tsx';
import { useFacts } from './useFacts.ts';
import styles from './Banners.module.css';

/** What holds for the whole document or run for a while, under the top bar. */
export function Banners() {
  const stores = useStores();
  const origin = useStore(stores.document, (state) => state.origin);
  const unresponsive = useStore(stores.run, (state) => state.unresponsive);
  return (
    <>
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

/** `1 file`, `2 files`. */
function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
