import { memo } from 'react';
import type { ComponentView, WireView } from '../../../graph/graph.ts';
import { lookOf, type PortLook } from '../../../graph/look.ts';
import { HEADER, ROW } from '../../../graph/places/nodeLayout.ts';
import {
  cardClass,
  componentLabel,
  wireClass,
  wireLabel,
} from '../../canvas/elements/appearance.ts';
import { CardHeader, Failure, Headline } from '../../canvas/nodes/CardParts.tsx';
import { WireLines } from '../../canvas/wires/Wire.tsx';
import nodeStyles from '../../canvas/nodes/ComponentNode.module.css';
import styles from './Stage.module.css';

/** A component as the editor draws it, with nothing on it that could be taken hold of. */
export const StageCard = memo(function StageCard({ view }: { readonly view: ComponentView }) {
  const { position, size } = view;
  return (
    <div
      className={`react-flow__node ${cardClass(view)} ${styles.card}`}
      role="group"
      aria-roledescription="component"
      aria-label={componentLabel(view)}
      data-component={view.name}
      data-labels={view.labels}
      data-unknown={view.hue === 'unknown' ? '' : undefined}
      style={{ left: position.x, top: position.y, width: size.width, height: size.height }}
    >
      <CardHeader view={view} />
      {lookOf(view).ports.map((port) => (
        <Port key={port.side === 'input' ? `>${port.id}` : `${port.id}>`} port={port} />
      ))}
      <Headline view={view} />
      <Failure component={view.name} />
    </div>
  );
});

function Port({ port }: { readonly port: PortLook }) {
  const side = port.side === 'input' ? 'target' : 'source';
  const event = port.isEvent ? nodeStyles.event : '';
  return (
    <div
      className={`react-flow__handle ${side} ${nodeStyles.port} ${event} ${styles.port}`}
      translate={port.isEvent ? undefined : 'no'}
      style={{ top: HEADER + port.row * ROW }}
      title={port.title}
      data-fault={port.isFaulty ? '' : undefined}
    >
      {port.text}
    </div>
  );
}

/** A wire between the places that the document gives its ends. */
export const StageWire = memo(function StageWire({ view }: { readonly view: WireView }) {
  return (
    <g
      className={`react-flow__edge ${wireClass(view, false)} ${styles.wire}`}
      role="img"
      aria-label={wireLabel(view)}
      data-connector={view.kind === 'connector' ? view.id : undefined}
      data-look="plain"
    >
      <WireLines view={view} source={view.from} target={view.to} />
    </g>
  );
});
