import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useStoreApi, ViewportPortal } from '@xyflow/react';
import type { StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { Selection } from '../../../stores/api.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { type CanvasState, useCanvasTools } from '../api/canvasStore.ts';
import type { Graph } from '../../../graph/graph.ts';
import { lightingOf } from '../../../graph/lighting.ts';
import type { Place } from '../../../graph/walk.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { READABLE } from './attendance.ts';
import { watchTheme } from './inks.ts';
import { planOf } from './plan.ts';
import type { View } from './region.ts';
import { Scene } from './Scene.ts';
import { useAttendance } from './useAttendance.ts';
import styles from './Scene.module.css';

const NONE: ReadonlySet<string> = new Set();

export interface DrawnGraphProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly graph: Graph;
  readonly selection: Selection;
  readonly moved: ReadonlyMap<string, Point>;
  readonly store: StoreApi<CanvasState>;
}

/** Draws a large graph under the elements of those components that have one, and says who gets one. */
export function DrawnGraph({ root, graph, selection, moved, store }: DrawnGraphProps) {
  const flow = useStoreApi();
  const [host, setHost] = useState<HTMLDivElement | null>(null);
  const scene = useRef<Scene | null>(null);
  const plan = planOf(graph);
  const present = useStore(store, (state) => state.present);
  const hover = useStore(store, (state) => state.hover);

  useLayoutEffect(() => {
    if (host === null || root.current === null) return;
    const view = (): View => {
      const { transform, width, height } = flow.getState();
      return { x: transform[0], y: transform[1], zoom: transform[2], width, height };
    };
    const element = root.current;
    const made = new Scene({ host, root: element, view });
    scene.current = made;
    const tellDetail = (): void => {
      const isDrawn = view().zoom < READABLE;
      if (element.hasAttribute('data-drawn') !== isDrawn) element.toggleAttribute('data-drawn');
    };
    tellDetail();
    const stopFlow = flow.subscribe((now, before) => {
      if (
        now.transform !== before.transform ||
        now.width !== before.width ||
        now.height !== before.height
      ) {
        made.viewChanged();
        tellDetail();
      }
    });
    const stopTheme = watchTheme(() => made.refresh());
    return () => {
      stopFlow();
      stopTheme();
      made.dispose();
      element.removeAttribute('data-drawn');
      scene.current = null;
    };
  }, [flow, host, root]);

  const lighting = useMemo(
    () => lightingOf(graph, placesOf(selection, hover)),
    [graph, selection, hover],
  );
  const selected = useMemo(() => new Set(selection.components), [selection.components]);
  const { run } = useStores();
  const { status } = useCanvasTools();
  const phase = useStore(run, (state) => state.phase);
  const failed = useMemo(() => {
    if (phase.kind !== 'ended' || phase.error === null) return NONE;
    const at = graph.components.filter(({ name }) => status.failure(name) !== null);
    return new Set(at.map(({ name }) => name));
  }, [graph, phase, status]);
  const selectedWires = useMemo(() => new Set(selection.connectors), [selection.connectors]);
  useLayoutEffect(() => {
    scene.current?.show({
      plan,
      moved,
      present: present.components,
      selected,
      failed,
      selectedWires,
      lighting,
    });
  });
  useAttendance({ root, plan, store });
  useFontReady(scene);
  return (
    <ViewportPortal>
      <div ref={setHost} className={styles.scene} />
    </ViewportPortal>
  );
}

/** What is looked at: the selection, and what the pointer is over. */
function placesOf({ components, connectors }: Selection, hover: Place | null): readonly Place[] {
  return [
    ...components.map((id): Place => ({ kind: 'component', id })),
    ...connectors.map((id): Place => ({ kind: 'connector', id })),
    ...(hover === null ? [] : [hover]),
  ];
}

/** Texts are drawn once more when the font has come. */
function useFontReady(scene: RefObject<Scene | null>): void {
  useEffect(() => {
    if (document.fonts.status === 'loaded') return;
    let current = true;
    void document.fonts.ready.then(() => current && scene.current?.refresh());
    return () => {
      current = false;
    };
  }, [scene]);
}
