import type { Places } from '../api/CanvasApi.ts';
import type { ComponentView, Graph } from '../../../graph/graph.ts';
import { HEADER, portLabel, ROW } from '../../../graph/places/nodeLayout.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import node from '../nodes/ComponentNode.module.css';
import styles from './Gestures.module.css';

/** Copies that are being dragged off, as they will look. */
export function Ghosts({ graph, places }: { readonly graph: Graph; readonly places: Places }) {
  return [...places].map(([name, at]) => {
    const view = graph.byName.get(name);
    return view && <Ghost key={name} view={view} at={at} />;
  });
}

function Ghost({ view, at }: { readonly view: ComponentView; readonly at: Point }) {
  const { width, height } = view.size;
  return (
    <div
      aria-hidden="true"
      className={`${node.card} ${styles.ghost} hue-${view.hue}`}
      style={{ width, height, transform: `translate(${at.x}px, ${at.y}px)` }}
    >
      <div className={node.header}>
        <svg className={node.icon}>
          <use href={`#category-${view.hue}`} />
        </svg>
        <span className={node.name}>{view.title}</span>
        <span className={node.type}>{view.typeLabel}</span>
      </div>
      <Labels view={view} side="input" />
      <Labels view={view} side="output" />
      {view.headline.length > 0 && (
        <div className={node.headline}>
          {view.headline.map(({ label, value }) => (
            <span key={label}>
              {label}
              {label !== '' && value !== '' && ' '}
              <b>{value}</b>
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

function Labels({
  view,
  side,
}: {
  readonly view: ComponentView;
  readonly side: 'input' | 'output';
}) {
  const own = side === 'input' ? view.inputs : view.outputs;
  return own.map((field, row) => (
    <span key={field} className={styles.label} data-side={side} style={{ top: HEADER + row * ROW }}>
      {portLabel(view, view.size, side, row)}
    </span>
  ));
}
