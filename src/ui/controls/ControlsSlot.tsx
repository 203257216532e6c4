import { useStore } from 'zustand';
import { controlsOf } from '../../model/index.ts';
import { useStores } from '../page/StoresContext.tsx';
import styles from './Controls.module.css';
import { late } from '../kit/late.tsx';

const ControlsPanel = late(async () => (await import('./ControlsPanel.tsx')).ControlsPanel, Place);

function Place() {
  return <div className={styles.place} data-covers="top" />;
}

/** The controls of a document that has some: they load then, and keep their place until they are there. */
export function ControlsSlot() {
  const { document } = useStores();
  const has = useStore(document, (state) => controlsOf(state.document).length > 0);
  if (!has) return null;
  return <ControlsPanel />;
}
