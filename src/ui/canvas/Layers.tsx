import { memo, useState, type ComponentType, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Graph } from '../../graph/graph.ts';
import { lateExtra } from '../kit/late.tsx';
import { useAwake } from '../kit/firstSign.ts';
import { useStores } from '../page/StoresContext.tsx';
import type { CanvasPartProps, Viewpoint } from './api/CanvasApi.ts';
import { HeatLayer } from './live/HeatLayer.tsx';
import { PreviewLayer } from './live/PreviewLayer.tsx';
import { LiveValues } from './live/LiveValues.tsx';
import type { Staleness } from './live/staleness.ts';
import { MinimapSlot, useHasMap } from './minimap/MinimapSlot.tsx';
import { LevelOfDetail } from './view/LevelOfDetail.tsx';
import { OffModel } from './view/OffModel.tsx';
import type { Touch } from './view/useTouch.ts';
import { ZoomControls } from './view/ZoomControls.tsx';
import { ConnectFeedback } from './wires/ConnectFeedback.tsx';
import type { Wiring } from './wires/useWiring.ts';
import styles from './Canvas.module.css';

const CanvasExtras = lateExtra(async () => (await import('./CanvasExtras.tsx')).CanvasExtras);

interface StillProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly graph: Graph;
  readonly staleness: Staleness;
  readonly viewpoint: Viewpoint;
  readonly touch: Touch;
  readonly whyNot: Wiring['whyNot'];
}

/** What lies over the model and a drag changes nothing of: it is not rendered in each of its frames. */
export const StillLayers = memo(function StillLayers(props: StillProps) {
  const { root, graph, staleness, viewpoint, touch, whyNot } = props;
  const { run, view, verbs } = useStores();
  const [valuesShown, showValues] = useState(true);
  const hasMap = useHasMap(graph);
  const mapShown = useStore(view, (state) => state.minimap);
  return (
    <>
      {valuesShown && <LiveValues run={run} graph={graph} staleness={staleness} />}
      <HeatLayer graph={graph} />
      <PreviewLayer graph={graph} />
      <ConnectFeedback whyNot={whyNot} />
      <ZoomControls
        values={valuesShown}
        onValues={() => showValues((shown) => !shown)}
        onFit={viewpoint.fit}
        touch={touch}
        map={hasMap ? mapShown : null}
        onMap={verbs.setMinimap}
      />
      {hasMap && mapShown && <MinimapSlot graph={graph} viewpoint={viewpoint} />}
      <OffModel
        graph={graph}
        onBack={() => {
          viewpoint.fit();
          viewpoint.focus();
        }}
      />
      <LevelOfDetail root={root} />
    </>
  );
});

interface ExtraProps extends CanvasPartProps {
  readonly commands: ComponentType<CanvasPartProps>;
}

/** What comes with the first sign of a person, and what is said to those who listen. */
export const ExtraLayers = memo(function ExtraLayers({ commands: Commands, ...part }: ExtraProps) {
  const isAwake = useAwake();
  return (
    <>
      {isAwake && <Commands {...part} />}
      {isAwake && <CanvasExtras {...part} />}
      <LiveRegion />
    </>
  );
});

function LiveRegion() {
  const said = useStore(useStores().view, (state) => state.said);
  return (
    <div className={styles.liveRegion} aria-live="polite">
      {said}
    </div>
  );
}
