import { useRoom } from '../../page/useRoom.ts';
import type { Graph } from '../../../graph/graph.ts';
import type { Viewpoint } from '../api/CanvasApi.ts';
import styles from './Minimap.module.css';
import { later } from '../../page/later.ts';

const Minimap = later(async () => (await import('./Minimap.tsx')).Minimap);

/** A model of fewer is looked at as a whole. */
const MAPPED = 40;

interface Props {
  readonly graph: Graph;
  readonly viewpoint: Viewpoint;
}

/** Whether there is a map of a model here: of a large one, where there is room beside it. */
export function useHasMap({ components }: Graph): boolean {
  const room = useRoom();
  const inHand = room.phone || (room.narrow && room.panelSide === 'beside');
  return components.length >= MAPPED && !inHand;
}

/** The place of the map, so that a model is fitted beside it before it is there. */
export function MinimapSlot({ graph, viewpoint }: Props) {
  return (
    <div className={`nopan nokey ${styles.place}`} data-covers="bottom" data-covers-or="right">
      <Minimap graph={graph} viewpoint={viewpoint} />
    </div>
  );
}
