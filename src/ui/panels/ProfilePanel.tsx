import { Gauge } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { pinsOf, specOf } from '../../model/index.ts';
import { letPlanPlaceAll } from '../../editing/process/changeProcess.ts';
import type { Heat } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { Segments } from '../kit/inputs/Segments.tsx';
import { ComponentsTable } from '../profile/ComponentsTable.tsx';
import { ConnectorsTable } from '../profile/ConnectorsTable.tsx';
import styles from '../profile/Profile.module.css';
import { componentRows, SHOWN } from '../profile/rows.ts';
import { WorkersTable } from '../profile/WorkersTable.tsx';
import { useStores } from '../page/StoresContext.tsx';

type View = 'components' | 'connectors' | 'workers';

const VIEWS: readonly { readonly value: View; readonly label: string }[] = [
  { value: 'components', label: 'Components' },
  { value: 'connectors', label: 'Connectors' },
  { value: 'workers', label: 'Workers' },
];

const HEATS: readonly { readonly value: Heat; readonly label: string }[] = [
  { value: 'off', label: 'Nothing' },
  { value: 'time', label: 'Time' },
  { value: 'workers', label: 'Workers' },
];

/** Where the time of the last run went, who waits for whom, and what a pool of workers gains. */
export function ProfilePanel() {
  const stores = useStores();
  const { verbs } = stores;
  const profile = useStore(stores.run, (state) => state.profile);
  const heat = useStore(stores.view, (state) => state.heat);
  const wanted = useStore(stores.view, (state) => state.workers);
  const document = useStore(stores.document, (state) => state.document);
  const [view, setView] = useState<View>('components');
  const { type, args } = specOf(document).plugboard.process;
  const isPool = type.endsWith('.RayProcess');
  const pins = pinsOf(document);

  if (args.components.length === 0 || (profile === null && !isPool)) {
    return (
      <div className={styles.empty}>
        <Gauge size={24} aria-hidden="true" />
        <p>
          Run the process to see where its time goes: which component is busy, which one waits, and
          what a pool of workers would gain.
        </p>
      </div>
    );
  }
  const names = args.components.map((component) => component.args.name);
  const rows = componentRows(names, profile);
  const chosen = names.filter((name) => pins.has(name)).length;
  // As many as were asked for, or as there are; and those that somebody has chosen already.
  const most = Math.max(wanted ?? navigator.hardwareConcurrency, ...pins.values());
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <Segments label="Profile of" value={view} options={VIEWS} onChange={setView} />
        {isPool && chosen > 0 && (
          <Button variant="quiet" onClick={() => verbs.edit(letPlanPlaceAll, null)}>
            Let the plan place all
          </Button>
        )}
        {rows.length > SHOWN && view === 'components' && (
          <span
            className={styles.muted}
          >{`The ${SHOWN} busiest of ${rows.length} components`}</span>
        )}
        <span className={styles.right}>
          <span className={styles.muted}>On the canvas</span>
          <Segments
            label="Show on the canvas"
            value={heat}
            options={HEATS}
            onChange={(next) => verbs.setHeat(next)}
          />
        </span>
      </div>
      <div className={styles.scroll}>
        <p className={styles.summary} role="status">
          {profile === null
            ? 'Run the process to see where its time goes. Workers can be chosen before.'
            : profile.summary.join(' ')}
        </p>
        {view === 'components' && (
          <ComponentsTable
            rows={rows}
            bottleneck={profile?.bottleneck ?? null}
            workers={isPool ? most : null}
            pins={pins}
          />
        )}
        {view === 'connectors' && profile !== null && <ConnectorsTable profile={profile} />}
        {view === 'workers' && profile !== null && <WorkersTable profile={profile} />}
      </div>
    </div>
  );
}
