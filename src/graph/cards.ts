import { keep, sameData } from '../base/sameData.ts';
import { fitText } from '../base/textWidth.ts';
import { TEXT } from './detail.ts';
import {
  type Cards,
  type ComponentView,
  EMPTY_GRAPH,
  eventLabel,
  eventPort,
  type HeadlineValue,
} from './graph.ts';
import { groupIdOf } from './nodeIds.ts';
import { labelLimit, nodeSize, portOffset } from './places/nodeLayout.ts';
import type { GraphSource, SourceComponent } from './source.ts';
import type { Box } from './wires/lanes.ts';
import type { Point } from './wires/wirePath.ts';

/** The card of what was read of a component: as long as that is the same, nothing is measured again. */
const known = new WeakMap<SourceComponent, ComponentView>();
const boxes = new WeakMap<ComponentView, Box>();

/** The components alone, for what asks where they are and how large. */
export function cardsOf(source: GraphSource, before: Cards = EMPTY_GRAPH): Cards {
  const components = source.components.map((component) => {
    const old = before.byName.get(component.name);
    const found = known.get(component) ?? componentView(component);
    const view = old !== undefined && sameData(old, found) ? old : found;
    known.set(component, view);
    if (old !== undefined && view !== old) keepBox(old, view);
    return view;
  });
  return {
    components: keep(before.components, components),
    byName: new Map(components.map((view) => [view.name, view])),
  };
}

/** The box of a component, the same object as long as it is in the same place. */
export function boxOf(view: ComponentView): Box {
  const box = boxes.get(view) ?? { ...view.position, ...view.size };
  boxes.set(view, box);
  return box;
}

function keepBox(old: ComponentView, view: ComponentView): void {
  if (sameData(old.position, view.position) && sameData(old.size, view.size))
    boxes.set(view, boxOf(old));
}

/** Room that a formula asks for: models have places for cards of that width. */
const FORMULA = 168;

/** The headline in one line, as wide as the card should be for it. */
export function headlineText(headline: readonly HeadlineValue[]): string {
  return headline
    .map(({ label, value, isFormula }) => {
      const text = `${label} ${value}`.trim();
      return isFormula === true ? fitText(text, TEXT, FORMULA) : text;
    })
    .join('    ');
}

function componentView(component: SourceComponent): ComponentView {
  const { ports, initial: _initial, ...rest } = component;
  const inputs = [...ports.inputs];
  const outputs = [...ports.outputs];
  const rows = Math.max(inputs.length, outputs.length);
  const texts = {
    name: component.title,
    type: component.typeLabel,
    inputs: [...pad(inputs, rows), ...ports.inputEvents.map(eventLabel)],
    outputs: [...pad(outputs, rows), ...ports.outputEvents.map(eventLabel)],
    headline: headlineText(component.headline),
    ...(groupIdOf(component.name) === null ? {} : { inputValues: true as const }),
  };
  const size = nodeSize(texts);
  return {
    ...rest,
    inputs,
    outputs,
    inputEvents: [...ports.inputEvents],
    outputEvents: [...ports.outputEvents],
    size,
    labels: labelLimit(texts, size),
    ...('inputValues' in texts && { inputValues: true as const }),
  };
}

function pad(fields: readonly string[], rows: number): readonly string[] {
  return [...fields, ...Array.from({ length: rows - fields.length }, () => '')];
}

/** Where a port of a component is, null when it has no such port. */
export function portPoint(view: ComponentView, side: 'input' | 'output', id: string): Point | null {
  const row = portRow(view, side, id);
  if (row < 0) return null;
  const x = side === 'input' ? view.position.x : view.position.x + view.size.width;
  return { x, y: view.position.y + portOffset(row) };
}

/** Line of a port below the header; events stand below all fields. */
export function portRow(view: ComponentView, side: 'input' | 'output', id: string): number {
  const row = (side === 'input' ? view.inputs : view.outputs).indexOf(id);
  if (row >= 0) return row;
  const events = side === 'input' ? view.inputEvents : view.outputEvents;
  const event = events.findIndex((type) => eventPort(type) === id);
  return event < 0 ? -1 : Math.max(view.inputs.length, view.outputs.length) + event;
}
