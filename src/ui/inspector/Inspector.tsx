import { useStore } from 'zustand';
import { useStores } from '../StoresContext.tsx';
import { ConnectorInspector } from './ConnectorInspector.tsx';
import styles from './Inspector.module.css';
import { ManySelected } from './ManySelected.tsx';
import { OneSelected } from './OneSelected.tsx';
import { ProcessSettings } from './ProcessSettings.tsx';

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
