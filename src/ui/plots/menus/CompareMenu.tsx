import { Layers, X } from 'lucide-react';
import { useStore } from 'zustand';
import { IconButton } from '../../kit/IconButton.tsx';
import { lateExtra } from '../../kit/late.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../kit/menu/Menu.tsx';
import { MenuCheck } from '../../kit/menu/MenuCheck.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { runName } from '../../page/runName.ts';
import { Swatch } from '../Swatch.tsx';
import menuStyles from '../../kit/menu/Menu.module.css';
import styles from '../plot/Legend.module.css';

const DifferenceButton = lateExtra(
  async () => (await import('./DifferenceButton.tsx')).DifferenceButton,
);

/** Runs that are offered at once; the panel has all of them. */
const MOST_OFFERED = 12;

/** Chooses earlier runs that are drawn beside the one that shows. */
export function CompareMenu() {
  const { lists, run, verbs } = useStores();
  const runs = useStore(lists, (state) => state.runs);
  const compared = useStore(lists, (state) => state.compared);
  const shown = useStore(run, (state) => state.record);
  const others = runs.filter(({ id }) => id !== shown);
  const on = new Set(compared.map(({ id }) => id));
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <IconButton label="Compare runs" hint="Draw an earlier run beside this one" side="top">
          <Layers aria-hidden />
        </IconButton>
      }
    >
      <div className={menuStyles.label}>Draw beside this run</div>
      {others.length === 0 && (
        <MenuItem disabled onClick={() => undefined}>
          There is no earlier run yet
        </MenuItem>
      )}
      {others.slice(0, MOST_OFFERED).map((record) => (
        <MenuCheck
          key={record.id}
          checked={on.has(record.id)}
          note={record.source === 'plugboard' ? 'plugboard' : `seed ${record.seed}`}
          onChange={(checked) => void verbs.compareRun(record.id, checked)}
        >
          {runName(record)}
        </MenuCheck>
      ))}
      <MenuSeparator />
      <MenuItem icon={<Layers aria-hidden />} onClick={() => verbs.openPanel('runs')}>
        All runs, and what is different
      </MenuItem>
    </Menu>
  );
}

/** The compared runs with how their lines are broken. */
export function Compared() {
  const { lists, verbs } = useStores();
  const runs = useStore(lists, (state) => state.runs);
  const compared = useStore(lists, (state) => state.compared);
  if (compared.length === 0) return null;
  return (
    <>
      <ul className={styles.compared} aria-label="Compared runs">
        {compared.map(({ id, dash }) => {
          const record = runs.find((one) => one.id === id);
          const name = record === undefined ? 'Run' : runName(record);
          return (
            <li key={id} className={styles.run}>
              <Swatch colour="currentColor" dash={dash} />
              <span className={styles.runName}>{name}</span>
              <button
                type="button"
                className={styles.more}
                aria-label={`Stop comparing ${name}`}
                title={`Stop comparing ${name}`}
                onClick={() => void verbs.compareRun(id, false)}
              >
                <X size={14} aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ul>
      <DifferenceButton />
    </>
  );
}
