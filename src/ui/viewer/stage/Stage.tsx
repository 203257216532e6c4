import { useMemo, useRef, useState } from 'react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useStore } from 'zustand';
import type { Graph } from '../../../graph/graph.ts';
import { getAt, LAYOUT_PATH } from '../../../model/index.ts';
import { CanvasToolsContext, createCanvasStore } from '../../canvas/api/canvasStore.ts';
import { useGraph } from '../../canvas/elements/useGraph.ts';
import type { Staleness } from '../../canvas/live/staleness.ts';
import { useRunMarks } from '../../canvas/live/useRunMarks.ts';
import { useValues } from '../../canvas/live/useValues.ts';
import { CategorySprite } from '../../canvas/nodes/CategorySprite.tsx';
import { useSheet } from '../../canvas/drawn/useSheet.ts';
import { lateExtra } from '../../kit/late.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import canvas from '../../canvas/Canvas.module.css';
import live from '../../canvas/live/Live.module.css';
import view from '../../canvas/view/View.module.css';
import { createPlane, type Plane } from './plane.ts';
import { StageCard, StageWire } from './StageParts.tsx';
import { type PlaneView, usePlane } from './usePlane.ts';
import { onStageKey, usePlaneHands } from './usePlaneHands.ts';
import styles from './Stage.module.css';

const StageMarks = lateExtra(async () => (await import('./StageMarks.tsx')).StageMarks);

const CLOSER = 1.2;

/** The model as the editor draws it, to be looked at: moved and zoomed, and nothing of it changed. */
export function Stage({ isEmbedded }: { readonly isEmbedded: boolean }) {
  const stores = useStores();
  const root = useRef<HTMLElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const [plane] = useState(createPlane);
  const graph = useGraph(stores, true);
  const { status, staleness } = useRunMarks(stores);
  const tools = useMemo(() => {
    const store = createCanvasStore();
    return { store, status, rename: () => false, renameTo: () => undefined };
  }, [status]);
  const planeView = usePlane(plane, root, world, graph);
  usePlaneHands(root, planeView, isEmbedded);
  const hasMarks = useStore(stores.document, ({ document: { config } }) =>
    ['groups', 'notes'].some((part) => getAt(config, [...LAYOUT_PATH, part]) !== undefined),
  );
  return (
    <CanvasToolsContext value={tools}>
      <CategorySprite />
      {/* What can be moved by keys takes the focus, as a scrolled text does. */}
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      <section
        ref={root}
        className={`${canvas.canvas} ${styles.stage}`}
        aria-label="Canvas"
        data-canvas=""
        data-embedded={isEmbedded ? '' : undefined}
        tabIndex={0}
        onKeyDown={(event) => onStageKey(event, planeView)}
      >
        <div ref={world} className={styles.world}>
          {hasMarks && <StageMarks graph={graph} />}
          <svg className={styles.wires}>
            {graph.wires.map((wire) => (
              <StageWire key={wire.id} view={wire} />
            ))}
          </svg>
          {graph.components.map((component) => (
            <StageCard key={component.name} view={component} />
          ))}
        </div>
        <StageValues {...{ plane, graph, staleness }} />
        <Zoom planeView={planeView} />
      </section>
      {/* oxlint-enable */}
    </CanvasToolsContext>
  );
}

interface ValuesProps {
  readonly plane: Plane;
  readonly graph: Graph;
  readonly staleness: Staleness;
}

function StageValues({ plane, graph, staleness }: ValuesProps) {
  const { run } = useStores();
  const { draw, subscribe, isEmpty, isStale } = useValues({ run, graph, staleness });
  const sheet = useSheet(plane, draw, subscribe, isEmpty);
  return (
    <canvas
      ref={sheet}
      className={live.values}
      data-stale={isStale ? '' : undefined}
      aria-hidden="true"
    />
  );
}

function Zoom({ planeView }: { readonly planeView: PlaneView }) {
  return (
    <div className={`${view.controls} ${styles.zoom}`} role="group" aria-label="View">
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out (−)"
        onClick={() => planeView.zoomBy(1 / CLOSER)}
      >
        <Minus size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in (+)"
        onClick={() => planeView.zoomBy(CLOSER)}
      >
        <Plus size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label="Fit the model"
        title="Fit the model (F)"
        onClick={() => planeView.fit()}
      >
        <Maximize size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
