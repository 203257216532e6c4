import { grown } from '../../base/gridIndex.ts';
import { type Catalogue, groupsOf, type PatchbayDocument } from '../../model/index.ts';
import { buildGraph } from '../buildGraph.ts';
import { extentOf } from '../extent.ts';
import { EMPTY_GRAPH } from '../graph.ts';
import { framesOf } from '../marks/frames.ts';
import { readGraph } from '../readGraph.ts';
import { drawCard } from './drawCards.ts';
import { drawFrame, drawNotes } from './drawMarks.ts';
import { drawWire } from './drawWires.ts';
import { INKS, type PictureTheme } from './inks.ts';
import { element, xmlText } from './svg.ts';

/** A picture of a whole model. */
export interface Picture {
  /** An SVG document: text as text, no script, no style, nothing loaded from anywhere. */
  readonly svg: string;
  /** Its size in units of the canvas, which are pixels at 100 %. */
  readonly width: number;
  readonly height: number;
}

const MARGIN = 32;
const NOTHING = { x: 0, y: 0, width: 320, height: 160 };
const FONT = "Inter, 'Inter Variable', ui-sans-serif, system-ui, 'Segoe UI', Arial, sans-serif";

/**
 * Draws all of a document as its canvas shows it, from data alone: in a page, in a worker and in Node alike.
 *
 * @param catalogue the document's: what it does not know is drawn dashed
 */
export function drawPicture(
  document: PatchbayDocument,
  catalogue: Catalogue,
  theme: PictureTheme,
): Picture {
  const inks = INKS[theme];
  const graph = buildGraph(readGraph(document, catalogue, []), EMPTY_GRAPH);
  const { x, y, width, height } = grown(extentOf(graph, document) ?? NOTHING, MARGIN);
  const parts = [
    element('rect', { x, y, width, height, fill: inks.canvas }),
    ...framesOf(groupsOf(document), graph, new Map()).map((frame) => drawFrame(frame, inks)),
    ...graph.wires.map((wire) => drawWire(wire, inks)),
    ...drawNotes(document, inks),
    ...graph.components.map((view) => drawCard(view, inks)),
  ];
  const root = {
    ...{ xmlns: 'http://www.w3.org/2000/svg', width, height },
    viewBox: [x, y, width, height].map((side) => Math.round(side * 100) / 100).join(' '),
    ...{ role: 'img', 'font-family': FONT, 'font-size': 12 },
  };
  const svg = element('svg', root, `<title>${xmlText(document.name)}</title>${parts.join('\n')}`);
  return { svg: `${svg}\n`, width, height };
}
