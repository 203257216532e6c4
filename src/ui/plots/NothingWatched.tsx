import { ChartLine, Eye } from 'lucide-react';
import { later } from '../page/later.ts';
import { useStores } from '../page/StoresContext.tsx';
import { useFields } from './menus/useFields.ts';
import styles from './PlotsPanel.module.css';

const WatchMenu = later(async () => (await import('./menus/WatchMenu.tsx')).WatchMenu);

const OFFERED = 6;

/** What to do to see a plot, with the first outputs at hand. */
export function NothingWatched() {
  const stores = useStores();
  const fields = useFields(stores);
  return (
    <div className={styles.empty}>
      <ChartLine size={24} aria-hidden="true" />
      {fields.length === 0 ? (
        <p>Plots show the values of watched fields. Add a component to have fields to watch.</p>
      ) : (
        <p>
          Plots show the values of watched fields while the model runs. Choose one here, or press{' '}
          <Eye className={styles.inline} size={14} aria-label="the eye" /> beside a port in the
          inspector. No component is added for it.
        </p>
      )}
      <div className={styles.choices}>
        {fields.slice(0, OFFERED).map(({ field }) => (
          <button
            key={field}
            type="button"
            className={styles.action}
            onClick={() => stores.verbs.watch(field, true)}
          >
            {`Watch ${field}`}
          </button>
        ))}
        {fields.length > OFFERED && <WatchMenu />}
      </div>
    </div>
  );
}
