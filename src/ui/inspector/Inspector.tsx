import { useStore } from 'zustand';
import { useStores } from '../page/StoresContext.tsx';
import styles from '../fields/Fields.module.css';
import { ProcessSettings } from './process/ProcessSettings.tsx';
import { late } from '../kit/late.tsx';

// The first look shows the process; the rest comes with the first thing that is selected.
const OneSelected = late(async () => (await import('./OneSelected.tsx')).OneSelected);
const ConnectorInspector = late(
  async () => (await import('./ConnectorInspector.tsx')).ConnectorInspector,
);
const ManySelected = late(async () => (await import('./many/ManySelected.tsx')).ManySelected);

/** What is selected, to look at and to change; the process while nothing is. */
export function Inspector() {
  const { view } = useStores();
  const selection = useStore(view, (state) => state.selection);
  const { components, connectors } = selection;
  const [component] = components;
  const [connector] = connectors;
  const count = components.length + connectors.length;
  return (
    <section className={styles.inspector} aria-label="Inspector">
      {count === 0 && <ProcessSettings />}
      {count === 1 && component !== undefined && <OneSelected key={component} node={component} />}
      {count === 1 && connector !== undefined && (
        <ConnectorInspector key={connector} id={connector} />
      )}
      {count > 1 && <ManySelected selection={selection} />}
    </section>
  );
}
