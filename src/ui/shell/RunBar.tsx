import { Gauge, Pause, Play, Square, StepForward } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { IconButton } from '../kit/IconButton.tsx';
import { type ProcessType, setProcessType } from '../../model/index.ts';
import { Menu, MenuChoice, MenuSeparator } from '../kit/Menu.tsx';
import { Tooltip } from '../kit/Tooltip.tsx';
import { useStores } from '../StoresContext.tsx';
import { runControls } from './runControls.ts';
import { RunStatus } from './RunStatus.tsx';
import { useFacts } from './useFacts.ts';
import styles from './RunBar.module.css';

const SPEEDS = [
  { value: 'full', label: 'As fast as it goes', short: 'Full speed' },
  { value: '1000', label: '1000 rounds a second', short: '1000/s' },
  { value: '100', label: '100 rounds a second', short: '100/s' },
  { value: '10', label: '10 rounds a second', short: '10/s' },
  { value: '2', label: '2 rounds a second', short: '2/s' },
] as const;

/** Run, Pause, Step, Stop, how the run stands and how fast it goes. */
export function RunBar() {
  const { run, verbs } = useStores();
  const phase = useStore(run, (state) => state.phase.kind);
  const { components, type } = useFacts();
  const can = runControls(phase, components > 0);
  return (
    <>
      <div className={styles.group}>
        <Tooltip
          text={phase === 'paused' ? 'Go on with the run' : 'Run the process'}
          keys="Mod+Enter"
        >
          <Button
            variant="primary"
            className={styles.run}
            disabled={!can.run}
            onClick={() => void verbs.run()}
          >
            <Play aria-hidden />
            Run
          </Button>
        </Tooltip>
        <IconButton
          label="Pause"
          keys="Mod+Shift+P"
          className={styles.pause ?? ''}
          disabled={!can.pause}
          onClick={() => void verbs.pause()}
        >
          <Pause aria-hidden />
        </IconButton>
        <IconButton
          label="Step"
          keys="Mod+Shift+Enter"
          disabled={!can.step}
          onClick={() => void verbs.step()}
        >
          <StepForward aria-hidden />
        </IconButton>
        <IconButton
          label="Stop"
          keys="Mod+."
          className={styles.stop ?? ''}
          disabled={!can.stop}
          onClick={() => void verbs.stop()}
        >
          <Square aria-hidden />
        </IconButton>
      </div>
      <RunStatus />
      <SpeedMenu type={type} />
      <TypeMenu type={type} />
    </>
  );
}

function SpeedMenu({ type }: { readonly type: string }) {
  const { run, verbs } = useStores();
  const speed = useStore(run, (state) => state.speed);
  const value = speed === null ? 'full' : String(speed);
  const short = SPEEDS.find((each) => each.value === value)?.short ?? `${speed}/s`;
  return (
    <Menu
      trigger={
        <Button variant="quiet" className={styles.speed} aria-label={`Speed: ${short}`}>
          <Gauge aria-hidden />
          <span className={styles.speedText}>{short}</span>
        </Button>
      }
    >
      <MenuChoice
        label={`Speed of the ${type}`}
        value={value}
        options={SPEEDS}
        onChange={(next) => verbs.setSpeed(next === 'full' ? null : Number(next))}
      />
    </Menu>
  );
}

const TYPES = [
  { value: 'plugboard.process.LocalProcess', label: 'One worker', note: 'LocalProcess' },
  { value: 'plugboard.process.RayProcess', label: 'A pool of workers', note: 'RayProcess' },
] as const;

const COUNTS = [
  { value: 'auto', label: 'As many as the machine has cores' },
  { value: '2', label: '2 at most' },
  { value: '4', label: '4 at most' },
  { value: '8', label: '8 at most' },
] as const;

/** Where the process runs: in one worker or spread over several; the YAML says the same to plugboard. */
function TypeMenu({ type }: { readonly type: string }) {
  const { view, verbs } = useStores();
  const { typeText } = useFacts();
  const workers = useStore(view, (state) => state.workers);
  const isPool = type === 'RayProcess';
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet" className={styles.type} aria-label={`Process type: ${type}`}>
          {type}
        </Button>
      }
    >
      <MenuChoice
        label="Where the process runs"
        value={typeText as ProcessType}
        options={TYPES}
        onChange={(next) => verbs.edit('Set the process type', (now) => setProcessType(now, next))}
      />
      {isPool && (
        <>
          <MenuSeparator />
          <MenuChoice
            label="Workers of the pool"
            value={workers === null ? 'auto' : String(workers)}
            options={COUNTS}
            onChange={(next) => verbs.setWorkers(next === 'auto' ? null : Number(next))}
          />
        </>
      )}
    </Menu>
  );
}
