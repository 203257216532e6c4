import { endsOf } from '../../model/endpoint.ts';
import type { BadgePlaces, WireView } from '../graph.ts';
import { fitText, textWidth } from '../../base/textWidth.ts';
import type { PathSink, Point } from './wirePath.ts';

/** Size of a badge's letters and its height, canvas units. */
export const BADGE = { font: 12, height: 16, narrowest: 36, readable: 48, widest: 150 };
/** Length of the piece of wire between a port and its badge. */
const STUB = 16;
/** Distance of badges at one port. */
const PITCH = 19;
const PADDING = 7;
/** Air between the two badges of one wire. */
const GAP = 3;

/** A badge that stands for the other end of a connector. */
export interface Badge {
  /** `component.field` of the other end, with an arrow in the direction of the values. */
  readonly text: string;
  /** Where the piece of wire from the port comes in. */
  readonly joint: Point;
  /** The box. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The two badges of a connector that shows no line, at its source and at its target. */
export function badgesAt(
  { id, initial }: WireView,
  places: BadgePlaces,
  source: Point,
  target: Point,
): readonly [Badge, Badge] {
  const [from, to] = endsOf(id);
  const starts = initial === null ? '' : ` from ${initial}`;
  const { room, drop } = roomFor(target.x - source.x);
  const near = { x: source.x + STUB, y: source.y + places.source * PITCH };
  const far = { x: target.x - STUB, y: target.y + places.target * PITCH + drop };
  return [badge(`→ ${to}`, near, 1, room), badge(`${from}${starts} →`, far, -1, room)];
}

/**
 * How wide the badges of a wire may be. Between components that are near they stand side by side, and
 * where a name would have no room so, the one at the target hangs below the other.
 */
function roomFor(distance: number): { readonly room: number; readonly drop: number } {
  const beside = distance / 2 - STUB - GAP;
  if (distance < 0 || beside >= BADGE.widest) return { room: BADGE.widest, drop: 0 };
  if (beside >= BADGE.readable) return { room: beside, drop: 0 };
  return { room: Math.max(BADGE.narrowest, distance - 2 * STUB), drop: PITCH };
}

function badge(whole: string, joint: Point, side: 1 | -1, room: number): Badge {
  const text = fitText(whole, BADGE.font, room - 2 * PADDING);
  const width = textWidth(text, BADGE.font, 'regular') + 2 * PADDING;
  const x = side > 0 ? joint.x : joint.x - width;
  return { text, joint, x, y: joint.y - BADGE.height / 2, width, height: BADGE.height };
}

/** Draws the piece of wire between a port and one of its badges. */
export function traceStub(sink: PathSink, port: Point, { joint }: Badge): void {
  const x = (port.x + joint.x) / 2;
  sink.moveTo(port.x, port.y);
  if (joint.y !== port.y) {
    sink.lineTo(x, port.y);
    sink.lineTo(x, joint.y);
  }
  sink.lineTo(joint.x, joint.y);
}
