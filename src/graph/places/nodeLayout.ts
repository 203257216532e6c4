import { fitText, textWidth } from '../../base/textWidth.ts';
import { LABEL_SIZES, TEXT } from '../detail.ts';

/** Step of the canvas grid in pixels: positions and sizes of components are multiples of it. */
export const GRID = 16;
/** Height of a component's header; ports begin below it. */
export const HEADER = 48;
/** Height of one line of ports. Constant, so that ports of components side by side line up. */
export const ROW = 24;

const PAD = 12;
const FOOT = 8;
const MIN_WIDTH = 9 * GRID;
/** Names of components and ports are cut at the one, arguments at the other. */
const MAX_WIDTH = 24 * GRID;
const MAX_SAID = 18 * GRID;
/** Icon left of the name, status dot right of it, and the gaps between. */
const HEADER_EXTRAS = 24 + 8 + 8 + 8 + 10 + PAD;
/** From a component's side to a port's label, and between what stands in one line of ports. */
const LABEL = PAD + 2;
const GAP = 8;
/** Room that each output's line has for its value. */
const VALUE = 48;

/** The texts that decide how large a component is. */
export interface NodeTexts {
  readonly name: string;
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly headline: string;
  /** Inputs have room for values, too: nobody else shows what goes into a group that is drawn as one. */
  readonly inputValues?: boolean;
}

/** The ports of a component, as far as their lines are laid out by them. */
type Lines = Pick<NodeTexts, 'inputs' | 'outputs' | 'inputValues'>;

export interface NodeSize {
  readonly width: number;
  readonly height: number;
}

function toGrid(length: number): number {
  return Math.ceil(length / GRID) * GRID;
}

/** How wide lines of ports are with labels of a size, the room for values included. */
function portsWidth({ inputs, outputs, inputValues = false }: Lines, size: number) {
  let widest = 0;
  for (let row = 0; row < Math.max(inputs.length, outputs.length); row++) {
    const left = textWidth(inputs[row] ?? '', size, 'regular');
    const right = textWidth(outputs[row] ?? '', size, 'regular');
    const values = (right > 0 ? 1 : 0) + (inputValues && left > 0 ? 1 : 0);
    const room = values * ((VALUE * size) / TEXT + GAP);
    const gap = left > 0 && right > 0 ? GAP : 0;
    widest = Math.max(widest, left + gap + room + right + 2 * LABEL);
  }
  return widest;
}

/** Size of a component from its texts, within limits and on the grid; longer texts are cut short. */
export function nodeSize(texts: NodeTexts): NodeSize {
  const header =
    Math.max(textWidth(texts.name, 13, 'semibold'), textWidth(texts.type, TEXT, 'regular')) +
    HEADER_EXTRAS;
  // Values in it are heavier than their names, and figures of one width.
  const headline = texts.headline ? textWidth(texts.headline, TEXT, 'semibold') + 2 * PAD : 0;
  // Beside the values of both sides as much is left for names.
  const most = texts.inputValues === true ? MAX_WIDTH + VALUE + GAP : MAX_WIDTH;
  const names = Math.min(most, Math.max(MIN_WIDTH, header, portsWidth(texts, TEXT)));
  const width = Math.max(names, Math.min(MAX_SAID, headline));
  const rows = Math.max(texts.inputs.length, texts.outputs.length) + (texts.headline ? 1 : 0);
  return { width: toGrid(width), height: toGrid(HEADER + rows * ROW + FOOT) };
}

/** The largest size in which all ports' labels of a component find room in their lines. */
export function labelLimit(texts: Lines, { width }: NodeSize): number {
  return LABEL_SIZES.findLast((size) => portsWidth(texts, size) <= width) ?? TEXT;
}

/** Distance from a component's top to the middle of its port in line `row`. */
export function portOffset(row: number): number {
  return HEADER + row * ROW + ROW / 2;
}

/** Pixels that a port's label may take beside the label at the other end of its line, and its values. */
function labelRoom(width: number, opposite: string, values: number): number {
  const all = width - 2 * LABEL - values * (VALUE + GAP);
  if (opposite === '') return all;
  return Math.max((all - GAP) / 2, all - GAP - textWidth(opposite, TEXT, 'regular'));
}

/** The label of a port as it is written, cut where it has no room. */
export function portLabel(
  { inputs, outputs, inputValues = false }: Lines,
  { width }: NodeSize,
  side: 'input' | 'output',
  row: number,
): string {
  const [own, other] = side === 'input' ? [inputs, outputs] : [outputs, inputs];
  const has = (side: readonly string[]): number => ((side[row] ?? '') === '' ? 0 : 1);
  const values = has(outputs) + (inputValues ? has(inputs) : 0);
  return fitText(own[row] ?? '', TEXT, labelRoom(width, other[row] ?? '', values));
}

/** Where a value stands in its line: from `left` on there is room, it ends at `right` at the latest. */
export interface ValueRoom {
  readonly left: number;
  readonly right: number;
}

/**
 * Where the values of a line of ports stand, the one that goes in and the one that comes out.
 *
 * @param text the size in which labels are written; 0: they are not
 */
export function valueRoom(
  texts: Lines,
  size: NodeSize,
  row: number,
  text: number,
): { readonly input: ValueRoom | null; readonly output: ValueRoom } {
  const width = (side: 'input' | 'output'): number => {
    const label = text === 0 ? '' : portLabel(texts, size, side, row);
    return label === '' ? 0 : textWidth(label, text, 'regular') + GAP;
  };
  const left = LABEL + width('input');
  const right = size.width - LABEL - width('output');
  const [input = '', output = ''] = [texts.inputs[row], texts.outputs[row]];
  if (texts.inputValues !== true || input === '') return { input: null, output: { left, right } };
  const middle = output === '' ? right + GAP / 2 : (left + right) / 2;
  return {
    input: { left, right: middle - GAP / 2 },
    output: { left: middle + GAP / 2, right },
  };
}
