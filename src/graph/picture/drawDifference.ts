import { grown } from '../../base/gridIndex.ts';
import { textWidth } from '../../base/textWidth.ts';
import { type Catalogue, groupsOf, type PatchbayDocument } from '../../model/index.ts';
import { buildGraph } from '../buildGraph.ts';
import { TEXT } from '../detail.ts';
import { extentOf } from '../extent.ts';
import { type ComponentView, EMPTY_GRAPH, type WireView } from '../graph.ts';
import { framesOf } from '../marks/frames.ts';
import { readGraph } from '../readGraph.ts';
import { middleOf, SvgPath, traceWire } from '../wires/wirePath.ts';
import { routeOf } from '../wires/wireRoute.ts';
import { drawCard } from './drawCards.ts';
import { drawFrame, drawNotes } from './drawMarks.ts';
import type { Picture } from './drawPicture.ts';
import { drawWire } from './drawWires.ts';
import { INKS, type PictureTheme } from './inks.ts';
import { element, line, shortPath, xmlText } from './svg.ts';

type Mark = 'added' | 'removed' | 'changed' | 'moved';

/** What is to be marked, by component and by connector. */
export interface Marks {
  readonly components: ReadonlyMap<string, Mark>;
  readonly connectors: ReadonlyMap<string, Mark>;
}

/** By more than colour: each has a sign, a word, and lines of its own. */
const SIGNS: Readonly<Record<Mark, { readonly sign: string; readonly dashes?: string }>> = {
  added: { sign: '+' },
  removed: { sign: '−', dashes: '6 5' },
  changed: { sign: '≠', dashes: '14 4' },
  moved: { sign: '↔', dashes: '2 4' },
};

/** Ink of the mark, and of what stands on it, as the page has them (`ui/tokens.css`). */
const MARK_INKS: Readonly<
  Record<PictureTheme, Readonly<Record<Mark, string>> & { readonly on: string }>
> = {
  light: {
    added: '#15703f',
    removed: '#b3262e',
    changed: '#8a5200',
    moved: '#1c5f9e',
    on: '#ffffff',
  },
  dark: {
    added: '#63cf92',
    removed: '#fb8a8c',
    changed: '#e9b45c',
    moved: '#7cbcf3',
    on: '#0e1014',
  },
};

const MARGIN = 48;
const NOTHING = { x: 0, y: 0, width: 320, height: 160 };
const TAG = 20;

/** A pill that says what happened. */
function tag(mark: Mark, x: number, y: number, theme: PictureTheme): string {
  const inks = MARK_INKS[theme];
  const text = `${SIGNS[mark].sign} ${mark}`;
  const width = textWidth(text, TEXT, 'semibold') + 16;
  const box = { x, y: y - TAG / 2, width, height: TAG, rx: TAG / 2, fill: inks[mark] };
  const at = { x: x + width / 2, y: y + 4, 'text-anchor': 'middle', 'font-weight': 600 };
  return element('rect', box) + line(text, { ...at, fill: inks.on });
}

function markedCard(view: ComponentView, mark: Mark | undefined, theme: PictureTheme): string {
  const card = drawCard(view, INKS[theme]);
  const faded = mark === 'removed' ? element('g', { opacity: 0.55 }, card) : card;
  if (mark === undefined) return faded;
  const { x, y } = view.position;
  const { width, height } = view.size;
  const edge = {
    ...{ x: x - 5, y: y - 5, width: width + 10, height: height + 10, rx: 13, fill: 'none' },
    ...{
      stroke: MARK_INKS[theme][mark],
      'stroke-width': 2.5,
      'stroke-dasharray': SIGNS[mark].dashes,
    },
  };
  const said = element('title', {}, xmlText(`${view.title}: ${mark}`));
  const parts = said + faded + element('rect', edge) + tag(mark, x + 8, y - 6, theme);
  return element('g', { 'data-mark': mark, 'data-marked': view.name }, parts);
}

function markedWire(wire: WireView, mark: Mark | undefined, theme: PictureTheme): string {
  const drawn = drawWire(wire, INKS[theme]);
  if (mark === undefined) return drawn;
  const route = routeOf(wire, wire.from, wire.to);
  const sink = new SvgPath();
  traceWire(sink, route, wire.from, wire.to);
  const path = {
    ...{ d: shortPath(sink.text), fill: 'none', stroke: MARK_INKS[theme][mark] },
    ...{ 'stroke-width': 3, 'stroke-linecap': 'round', 'stroke-dasharray': SIGNS[mark].dashes },
  };
  const said = element('title', {}, xmlText(`${wire.id.replace('..', ' → ')}: ${mark}`));
  const base = mark === 'removed' ? '' : drawn;
  const middle = middleOf(route, wire.from, wire.to);
  const inks = MARK_INKS[theme];
  const dot =
    element('circle', { cx: middle.x, cy: middle.y, r: 9, fill: inks[mark] }) +
    line(SIGNS[mark].sign, {
      ...{ x: middle.x, y: middle.y + 4, 'text-anchor': 'middle', 'font-weight': 700 },
      fill: inks.on,
    });
  return element(
    'g',
    { 'data-mark': mark, 'data-marked': wire.id },
    said + base + element('path', path) + dot,
  );
}

/**
 * Draws a document with marks on what came, went, changed or was moved; without marks, as its canvas shows
 * it. For the page alone: what is marked can be found by `data-marked`.
 *
 * @param catalogue the document's: what it does not know is drawn dashed
 */
export function drawDifference(
  document: PatchbayDocument,
  catalogue: Catalogue,
  theme: PictureTheme,
  { components, connectors }: Marks,
): Picture {
  const inks = INKS[theme];
  const graph = buildGraph(readGraph(document, catalogue, []), EMPTY_GRAPH);
  const { x, y, width, height } = grown(extentOf(graph, document) ?? NOTHING, MARGIN);
  // What is gone lies below what is there.
  const cards = graph.components.toSorted(
    (a, b) =>
      Number(components.get(b.name) === 'removed') - Number(components.get(a.name) === 'removed'),
  );
  const parts = [
    ...framesOf(groupsOf(document), graph, new Map()).map((frame) => drawFrame(frame, inks)),
    ...graph.wires.map((wire) => markedWire(wire, connectors.get(wire.id), theme)),
    ...drawNotes(document, inks),
    ...cards.map((view) => markedCard(view, components.get(view.name), theme)),
  ];
  const root = {
    ...{ xmlns: 'http://www.w3.org/2000/svg', width, height, 'font-size': 12 },
    viewBox: [x, y, width, height].map((side) => Math.round(side * 100) / 100).join(' '),
  };
  return { svg: element('svg', root, parts.join('\n')), width, height };
}
