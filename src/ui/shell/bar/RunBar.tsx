import { ChevronDown, Gauge, Pause, Play, Square, StepForward } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { MenuButton } from '../../kit/menu/MenuButton.tsx';
import { Tooltip } from '../../kit/Tooltip.tsx';
import { useKeys } from '../../commands/useKeys.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { runControls } from '../../commands/runControls.ts';
import { RunStatus } from './RunStatus.tsx';
import { SPEEDS } from './speeds.ts';
import { useFacts } from '../useFacts.ts';
import styles from './RunBar.module.css';
import { late } from '../../kit/late.tsx';

const RunItems = late(async () => (await import('./menus/RunItems.tsx')).RunItems);
const SpeedItems = late(async () => (await import('./menus/SpeedItems.tsx')).SpeedItems);
const TypeItems = late(async () => (await import('./menus/TypeItems.tsx')).TypeItems);

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
          keys={useKeys('run', 'Mod+Enter')}
        >
          <Button
            variant="primary"
            className={styles.run}
            data-tour="run"
            disabled={!can.run}
            onClick={() => void verbs.run()}
          >
            <Play aria-hidden />
            Run
          </Button>
        </Tooltip>
        <MenuButton
          trigger={
            <Button
              variant={can.run ? 'primary' : 'quiet'}
              className={styles.where}
              aria-label="Run menu"
            >
              <ChevronDown aria-hidden />
            </Button>
          }
          items={<RunItems canRun={can.run} />}
          load={RunItems.load}
        />
        <IconButton
          label="Pause"
          keys={useKeys('pause', 'Mod+Shift+P')}
          className={styles.pause ?? ''}
          disabled={!can.pause}
          onClick={() => void verbs.pause()}
        >
          <Pause aria-hidden />
        </IconButton>
        <IconButton
          label="Step"
          keys={useKeys('step', 'Mod+Shift+Enter')}
          disabled={!can.step}
          onClick={() => void verbs.step()}
        >
          <StepForward aria-hidden />
        </IconButton>
        <IconButton
          label="Stop"
          keys={useKeys('stop', 'Mod+.')}
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
  const { run } = useStores();
  const speed = useStore(run, (state) => state.speed);
  const value = speed === null ? 'full' : String(speed);
  const short = SPEEDS.find((each) => each.value === value)?.short ?? `${speed}/s`;
  return (
    <MenuButton
      trigger={
        <Button variant="quiet" className={styles.speed} aria-label={`Speed: ${short}`}>
          <Gauge aria-hidden />
          <span className={styles.speedText}>{short}</span>
        </Button>
      }
      items={<SpeedItems type={type} />}
      load={SpeedItems.load}
    />
  );
}

/** Where the process runs: in one worker or spread over several; the YAML says the same to plugboard. */
function TypeMenu({ type }: { readonly type: string }) {
  return (
    <MenuButton
      align="end"
      trigger={
        <Button variant="quiet" className={styles.type} aria-label={`Process type: ${type}`}>
          {type}
        </Button>
      }
      items={<TypeItems type={type} />}
      load={TypeItems.load}
    />
  );
}
