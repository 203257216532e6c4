import { textWidth } from '../../base/textWidth.ts';

/** Step of the canvas grid in pixels: positions and sizes of components are multiples of it. */
export const GRID = 16;
/** Height of a component's header; ports begin below it. */
export const HEADER = 48;
/** Height of one line of ports. Constant, so that ports of components side by side line up. */
export const ROW = 24;

const PAD = 12;
const FOOT = 8;
const MIN_WIDTH = 9 * GRID;
const MAX_WIDTH = 18 * GRID;
/** Icon left of the name, status dot right of it, and the gaps between. */
const HEADER_EXTRAS = 20 + 8 + 8 + 8 + 2 * PAD;

/** The texts that decide how large a component is. */
export interface NodeTexts {
  readonly name: string;
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly headline: string;
}

export interface NodeSize {
  readonly width: number;
  readonly height: number;
}

function toGrid(length: number): number {
  return Math.ceil(length / GRID) * GRID;
}

function portsWidth({ inputs, outputs }: NodeTexts): number {
  let widest = 0;
  for (let row = 0; row < Math.max(inputs.length, outputs.length); row++) {
    const left = textWidth(inputs[row] ?? '', 12, 'regular');
    const right = textWidth(outputs[row] ?? '', 12, 'regular');
    const gap = left > 0 && right > 0 ? 24 : 0;
    widest = Math.max(widest, left + gap + right + 2 * (PAD + 2));
  }
  return widest;
}

/** Size of a component from its texts, within limits and on the grid; longer texts are cut short. */
export function nodeSize(texts: NodeTexts): NodeSize {
  const header =
    Math.max(textWidth(texts.name, 13, 'semibold'), textWidth(texts.type, 12, 'regular')) +
    HEADER_EXTRAS;
  // Values in it are heavier than their names, and figures of one width.
  const headline = texts.headline ? textWidth(texts.headline, 12, 'semibold') + 2 * PAD : 0;
  const width = Math.max(MIN_WIDTH, header, portsWidth(texts), headline);
  const rows = Math.max(texts.inputs.length, texts.outputs.length) + (texts.headline ? 1 : 0);
  return { width: Math.min(MAX_WIDTH, toGrid(width)), height: toGrid(HEADER + rows * ROW + FOOT) };
}

/** Distance from a component's top to the middle of its port in line `row`. */
export function portOffset(row: number): number {
  return HEADER + row * ROW + ROW / 2;
}

/** Pixels that a port's label may take beside the label at the other end of its line. */
export function labelRoom(width: number, opposite: string): number {
  const all = width - 2 * (PAD + 2);
  if (opposite === '') return all;
  return Math.max(all / 2 - 12, all - 24 - textWidth(opposite, 12, 'regular'));
}
