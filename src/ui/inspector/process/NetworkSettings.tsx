import { useStore } from 'zustand';
import { Button } from '../../kit/Button.tsx';
import styles from '../../fields/Fields.module.css';
import { useStores } from '../../page/StoresContext.tsx';
import { Section } from '../Section.tsx';
import own from './NetworkSettings.module.css';

/** An origin as people say it: https goes without saying. */
const shown = (origin: string): string => origin.replace(/^https:\/\//, '');

/** Hosts that a person has allowed to the code of this document. */
export function NetworkSettings() {
  const { view } = useStores();
  const network = useStore(view, (state) => state.network);
  if (network === undefined) return null;
  return (
    <Section title="Network">
      <p className={styles.muted}>
        Hosts that code of this document may reach, in this browser alone. A copy, a link and an
        export go without.
      </p>
      {network.allowed.map((origin) => (
        <div key={origin} className={own.host}>
          <span className={own.name} translate="no">
            {shown(origin)}
          </span>
          <Button
            variant="quiet"
            aria-label={`Revoke ${shown(origin)}`}
            onClick={() => network.revoke(origin)}
          >
            Revoke
          </Button>
        </div>
      ))}
    </Section>
  );
}
