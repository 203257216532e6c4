import type { Endpoint } from '../../../model/endpoint.ts';
import type { RunState } from '../../../stores/api.ts';
import { powerText } from '../../../base/numberText.ts';
import { cardNumber } from '../../../graph/valueText.ts';
import { textWidth } from '../../../base/textWidth.ts';
import { detailAt, shows, TEXT } from '../../../graph/detail.ts';
import type { ComponentView, Graph } from '../../../graph/graph.ts';
import { groupIdOf, groupPort, realPort } from '../../../graph/nodeIds.ts';
import { CURVE, drawSparkline } from './sparkline.ts';
import { rateText, type Trail } from './trail.ts';
import { portOffset, valueRoom } from '../../../graph/places/nodeLayout.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { type FlowView, isInView } from '../drawn/useSheet.ts';

/** Writes the last value of each output into its line, before the label. */
export function drawValues(
  context: CanvasRenderingContext2D,
  flow: FlowView,
  style: CSSStyleDeclaration,
  run: RunState,
  graph: Graph,
  trail: Trail,
): void {
  const detail = detailAt(flow.transform[2]);
  if (!shows(detail, 'values')) return;
  const { size } = detail;
  context.font = `500 ${size}px ${style.fontFamily}`;
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.fillStyle = style.color;
  const widthOf = (text: string): number => context.measureText(text).width;
  const sources = sourcesOf(graph);
  for (const view of graph.components) {
    const at = flow.nodeLookup.get(view.name)?.internals.positionAbsolute ?? view.position;
    if (!isInView(flow, at, view.size)) continue;
    // Beside the labels, as large as these are written.
    const labels = shows(detail, 'ports') && view.labels >= size ? size : 0;
    view.outputs.forEach((field, row) => {
      // A collapsed group shows what comes out of those within.
      const port = realPort({ component: view.name, field });
      const value = lastValue(run, port.component, port.field);
      if (value === null) return;
      const { left, right } = valueRoom(view, view.size, row, labels).output;
      const text = fittingValue(value, right - left, widthOf);
      const y = at.y + portOffset(row) + 0.36 * size;
      context.textAlign = 'right';
      context.fillText(text, at.x + right, y);
      context.textAlign = 'left';
      const free = right - left - context.measureText(text).width - GAP;
      if (detail.shown === 'all' && free >= CURVE.width)
        drawSparkline(
          context,
          style.color,
          trail.of(port.component, port.field),
          at.x + left + free - CURVE.width,
          y,
        );
    });
    if (view.inputValues === true) {
      view.inputs.forEach((field, row) => {
        const room = valueRoom(view, view.size, row, labels).input;
        if (room === null) return;
        const value = arrivedValue(run, realPort({ component: view.name, field }), sources);
        if (value === null) return;
        const text = fittingValue(value, room.right - room.left, widthOf);
        context.fillText(text, at.x + room.left, at.y + portOffset(row) + 0.36 * size);
      });
    }
    if (detail.shown === 'all') drawRate(context, view, at, rateText(trail.rate(view.name)));
  }
}

/** How fast a component steps, beside its type where there is room. */
function drawRate(
  context: CanvasRenderingContext2D,
  { typeLabel, size }: ComponentView,
  at: Point,
  rate: string,
): void {
  const free = size.width - TYPE_AT - textWidth(typeLabel, TEXT, 'regular') - 2 * GAP;
  if (rate === '' || context.measureText(rate).width > free) return;
  context.textAlign = 'right';
  context.fillText(rate, at.x + size.width - GAP, at.y + RATE_AT);
  context.textAlign = 'left';
}

/**
 * A value in so much room: a number with fewer digits where all of them have none, a text cut short.
 *
 * @param widthOf how wide a text is drawn
 */
export function fittingValue(
  text: string,
  room: number,
  widthOf: (text: string) => number,
): string {
  if (widthOf(text) <= room) return text;
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) {
    const shorter = Array.from(text, (_, i) => `${text.slice(0, text.length - 1 - i)}…`);
    return shorter.find((each) => widthOf(each) <= room) ?? '…';
  }
  const shorter = [4, 3, 2, 1].flatMap((digits) => {
    const plain = String(Number(value.toPrecision(digits))).replace('e+', 'e');
    const power = powerText(value, digits);
    // A power of ten only where it saves room: never `4.5e-1`.
    return power.length < plain.length ? [plain, power] : [plain];
  });
  return shorter.find((each) => widthOf(each) <= room) ?? shorter.at(-1) ?? text;
}

/** Air around the little curve before a value, canvas units. */
const GAP = 6;
/** Where a component's type begins, and the line that it stands on. */
const TYPE_AT = 42;
const RATE_AT = 37;

const known = new WeakMap<Graph, ReadonlyMap<string, Endpoint>>();

/** Where the values come from that go into the components of groups which are drawn as one. */
function sourcesOf(graph: Graph): ReadonlyMap<string, Endpoint> {
  let sources = known.get(graph);
  if (sources !== undefined) return sources;
  sources = new Map(
    graph.wires
      .filter(({ kind, target }) => kind === 'connector' && groupIdOf(target.component) !== null)
      .map(({ source, target }) => [target.field, realPort(source)]),
  );
  known.set(graph, sources);
  return sources;
}

/** The newest value that came to an input as text: while it runs what its source gave last. */
function arrivedValue(
  run: RunState,
  { component, field }: Endpoint,
  sources: ReadonlyMap<string, Endpoint>,
): string | null {
  const source = sources.get(groupPort({ component, field }));
  if (source && Object.hasOwn(run.outputs, source.component))
    return lastValue(run, source.component, source.field);
  const values = Object.hasOwn(run.values, component) ? run.values[component] : undefined;
  if (!values || !Object.hasOwn(values.input, field)) return null;
  return anyText(values.input[field]);
}

/** The newest value of an output as text; null when the run has none. */
function lastValue(run: RunState, component: string, field: string): string | null {
  const id = `${component}.${field}`;
  const live = Object.hasOwn(run.outputs, component) ? run.outputs[component] : undefined;
  if (live && Object.hasOwn(live, field)) return anyText(live[field]);
  const series = Object.hasOwn(run.series, id) ? run.series[id] : undefined;
  if (series && series.length > 0) {
    const other = series.other?.[series.length - 1];
    if (other !== undefined && typeof other !== 'number') return anyText(other);
    return cardNumber(series.values[series.length - 1] ?? Number.NaN);
  }
  const values = Object.hasOwn(run.values, component) ? run.values[component] : undefined;
  if (!values || !Object.hasOwn(values.output, field)) return null;
  return anyText(values.output[field]);
}

function anyText(value: unknown): string | null {
  if (typeof value === 'number') return cardNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.length > 16 ? `${value.slice(0, 15)}…` : value;
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? `list of ${value.length}` : 'object';
}
