import { useStore } from 'zustand';
import { StoresContext, useStores } from '../page/StoresContext.tsx';
import { Contained } from '../shell/Contained.tsx';
import { ContainedDialog } from '../shell/ContainedDialog.tsx';
import { Notices } from '../shell/Notices.tsx';
import { useTheme } from '../shell/useTheme.ts';
import { late } from '../kit/late.tsx';
import { Stage } from './stage/Stage.tsx';
import { ViewerBanner } from './ViewerBanner.tsx';
import { ViewerBar } from './ViewerBar.tsx';
import { usePlotsShown } from './usePlotsShown.ts';
import type { ViewerProps } from './viewerProps.ts';
import styles from './Viewer.module.css';

const ViewerPlots = late(async () => (await import('./ViewerPlots.tsx')).ViewerPlots);
const ViewerControls = late(async () => (await import('./ViewerControls.tsx')).ViewerControls);
const CodeDialog = late(async () => (await import('../dialogs/CodeDialog.tsx')).CodeDialog);

/** A model to be looked at and played with: canvas, plots, pinned values, Run. Nothing of it can be edited. */
export function Viewer({ stores, options, editorAddress }: ViewerProps) {
  return (
    <StoresContext value={stores}>
      <Theme />
      <Screen options={options} editorAddress={editorAddress} />
    </StoresContext>
  );
}

/** Stands first, so that colours are set before canvas and plots read them. */
function Theme() {
  useTheme();
  return null;
}

function Screen({ options, editorAddress }: Omit<ViewerProps, 'stores'>) {
  const { view } = useStores();
  const asksForCode = useStore(view, (state) => state.dialog === 'code');
  const plots = usePlotsShown(options.plots);
  const isEmbedded = options.kind === 'embed';
  return (
    <div className={styles.viewer} data-view={options.kind}>
      <Contained name="The bar">
        <ViewerBar options={options} editorAddress={editorAddress} />
      </Contained>
      <Contained name="The banner">
        <ViewerBanner />
      </Contained>
      {options.controls && (
        <Contained name="The controls">
          <ViewerControls />
        </Contained>
      )}
      <main className={styles.main} data-plots={plots.length > 0 ? '' : undefined}>
        <div className={styles.stage}>
          <Contained name="The canvas">
            <Stage isEmbedded={isEmbedded} />
          </Contained>
        </div>
        {plots.length > 0 && (
          <div className={styles.plots}>
            <Contained name="The plots">
              <ViewerPlots plots={plots} />
            </Contained>
          </div>
        )}
      </main>
      <Contained name="The messages">
        <Notices />
      </Contained>
      {asksForCode && (
        <ContainedDialog>
          <CodeDialog />
        </ContainedDialog>
      )}
    </div>
  );
}
