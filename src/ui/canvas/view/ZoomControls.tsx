import { useStore } from '@xyflow/react';
import { useReactFlow } from '@xyflow/react';
import { BoxSelect, Map, Maximize, Minus, Plus, Tag } from 'lucide-react';
import type { Touch } from './useTouch.ts';
import styles from './View.module.css';

interface Props {
  readonly values: boolean;
  readonly onValues: () => void;
  readonly onFit: () => void;
  readonly touch: Touch;
  /** Whether a minimap is shown; null: of this model there is none. */
  readonly map: boolean | null;
  readonly onMap: (shown: boolean) => void;
}

/** Zoom, fit, and whether values are written beside outputs. */
export function ZoomControls({ values, onValues, onFit, touch, map, onMap }: Props) {
  const flow = useReactFlow();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div
      className={`nopan nokey ${styles.controls}`}
      role="group"
      aria-label="View"
      data-covers="bottom"
    >
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out (−)"
        onClick={() => void flow.zoomOut()}
      >
        <Minus size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles.percent}
        translate="no"
        aria-label={`Zoom ${percent} %, set to 100 %`}
        title="Set zoom to 100 % (0)"
        onClick={() => void flow.zoomTo(1)}
      >
        {`${percent} %`}
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in (+)"
        onClick={() => void flow.zoomIn()}
      >
        <Plus size={16} aria-hidden="true" />
      </button>
      <button type="button" aria-label="Fit the model" title="Fit the model (F)" onClick={onFit}>
        <Maximize size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label="Show values"
        aria-pressed={values}
        title={values ? 'Hide values beside outputs' : 'Show values beside outputs'}
        onClick={onValues}
      >
        <Tag size={16} aria-hidden="true" />
      </button>
      {map !== null && (
        <button
          type="button"
          aria-label="Show the minimap"
          aria-pressed={map}
          title={map ? 'Hide the minimap (M)' : 'Show the minimap (M)'}
          onClick={() => onMap(!map)}
        >
          <Map size={16} aria-hidden="true" />
        </button>
      )}
      {touch.isUsed && (
        <button
          type="button"
          aria-label="Select with a box"
          aria-pressed={!touch.pans}
          title={touch.pans ? 'One finger draws a box' : 'One finger moves the view'}
          onClick={touch.toggle}
        >
          <BoxSelect size={16} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
