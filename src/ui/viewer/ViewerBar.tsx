import { Expand, Pause, PencilRuler, Play, Shrink, Square } from 'lucide-react';
import { type MouseEvent, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { runControls } from '../commands/runControls.ts';
import { Button } from '../kit/Button.tsx';
import buttonStyles from '../kit/Button.module.css';
import { IconButton } from '../kit/IconButton.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { Mark } from '../shell/bar/Mark.tsx';
import { RunStatus } from '../shell/bar/RunStatus.tsx';
import { useFacts } from '../shell/useFacts.ts';
import runStyles from '../shell/bar/RunBar.module.css';
import type { ViewerProps } from './viewerProps.ts';
import styles from './Viewer.module.css';

type Props = Pick<ViewerProps, 'options' | 'editorAddress'>;

/** The model's name, Run, Pause, Stop, how the run stands, and the ways out. */
export function ViewerBar({ options, editorAddress }: Props) {
  const { document } = useStores();
  const name = useStore(document, (state) => state.document.name);
  return (
    <header className={styles.bar}>
      <div className={styles.title}>
        <Mark className={styles.mark} />
        <h1 title={name} translate="no">
          {name}
        </h1>
      </div>
      <div className={styles.run}>
        <RunButtons />
        <RunStatus />
      </div>
      <div className={styles.ways}>
        <FullScreen />
        <EditorLink isEmbedded={options.kind === 'embed'} editorAddress={editorAddress} />
      </div>
    </header>
  );
}

function RunButtons() {
  const { run, verbs } = useStores();
  const phase = useStore(run, (state) => state.phase.kind);
  const { components } = useFacts();
  const can = runControls(phase, components > 0);
  return (
    <div className={runStyles.group}>
      <Button
        variant="primary"
        className={runStyles.run}
        disabled={!can.run}
        onClick={() => void verbs.run()}
      >
        <Play aria-hidden />
        Run
      </Button>
      <IconButton
        label="Pause"
        className={runStyles.pause ?? ''}
        disabled={!can.pause}
        onClick={() => void verbs.pause()}
      >
        <Pause aria-hidden />
      </IconButton>
      <IconButton
        label="Stop"
        className={runStyles.stop ?? ''}
        disabled={!can.stop}
        onClick={() => void verbs.stop()}
      >
        <Square aria-hidden />
      </IconButton>
    </div>
  );
}

function onFullScreen(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

/** Where the browser, and the page around it, have a full screen to give. */
function FullScreen() {
  const isFull = useSyncExternalStore(onFullScreen, () => document.fullscreenElement !== null);
  if (!document.fullscreenEnabled) return null;
  const toggle = () =>
    isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  return (
    <IconButton
      label={isFull ? 'Leave full screen' : 'Full screen'}
      onClick={() => void toggle().catch(() => undefined)}
    >
      {isFull ? <Shrink aria-hidden /> : <Expand aria-hidden />}
    </IconButton>
  );
}

interface LinkProps {
  readonly isEmbedded: boolean;
  readonly editorAddress: ViewerProps['editorAddress'];
}

/** Leads to the editor with the model as it is here: out of a foreign page into a tab of its own. */
function EditorLink({ isEmbedded, editorAddress }: LinkProps) {
  function open(event: MouseEvent): void {
    event.preventDefault();
    void editorAddress().then((address) => {
      if (isEmbedded) window.open(address, '_blank', 'noopener');
      else location.assign(address);
    });
  }
  return (
    <a
      className={`${buttonStyles.button} ${buttonStyles.quiet} ${styles.edit}`}
      href="./"
      target={isEmbedded ? '_blank' : undefined}
      rel="noopener noreferrer"
      aria-label="Open in the editor"
      onClick={open}
    >
      <PencilRuler aria-hidden />
      <span>Open in the editor</span>
    </a>
  );
}
