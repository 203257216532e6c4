import { useStore } from 'zustand';
import { useStores } from '../../page/StoresContext.tsx';
import { plotsDesk } from '../plotsView.ts';
import { differencesOf, haveDifference } from '../series/difference.ts';
import styles from '../PlotsPanel.module.css';

/** Draws compared runs as what they have more than the one that shows, or as they are. */
export function DifferenceButton() {
  const stores = useStores();
  const { view } = plotsDesk(stores);
  const isOn = useStore(view, ({ differences }) => differences !== null);
  const compared = useStore(stores.lists, (state) => state.compared);
  const shown = useStore(stores.run, (state) => state.series);
  const without = [
    ...new Set(
      compared.flatMap(({ series }) =>
        Object.keys(series).filter(
          (field) => shown[field] !== undefined && !haveDifference(series[field], shown[field]),
        ),
      ),
    ),
  ];
  return (
    <>
      <button
        type="button"
        className={styles.word}
        // Nothing else does this: it stands in a narrow panel too.
        data-kept=""
        aria-pressed={isOn}
        title="Draw what the compared runs have more than this one at each step"
        onClick={() => view.setState({ differences: isOn ? null : differencesOf })}
      >
        difference
      </button>
      {isOn && without.length > 0 && (
        <small
          className={styles.without}
          title="Values that are no numbers have none, nor have long series that were thinned."
        >{`none of ${without.join(', ')}`}</small>
      )}
    </>
  );
}
