import type { Palette } from '../../plots/draw/palette.ts';
import { padded, positionIn, positionsIn, type Range } from '../../plots/draw/range.ts';
import { logTicksIn, logTickTexts, ticksIn, tickTexts } from '../../plots/draw/ticks.ts';
import { shownValue, type ViewColumn } from '../columns.ts';
import type { Pen } from './pen.ts';

/** Where points lie. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Axis {
  readonly name: string;
  readonly range: Range;
  readonly log: boolean;
  /** Texts at 0, 1, 2, ... in place of numbers. */
  readonly words: readonly string[] | null;
  /** Only whole numbers have ticks. */
  readonly whole?: boolean;
}

const TICK_WIDTH = 84;
const TICK_HEIGHT = 30;
/** Of constant width, so that nothing moves as numbers grow. */
const FRAME = { left: 62, right: 16, top: 22, bottom: 26 };

export function boxIn(width: number, height: number, right = FRAME.right): Box {
  return {
    left: FRAME.left,
    top: FRAME.top,
    width: Math.max(1, width - FRAME.left - right),
    height: Math.max(1, height - FRAME.top - FRAME.bottom),
  };
}

/** The axis of a column over some of its rows. */
export function axisOf(column: ViewColumn, rows: Uint32Array): Axis {
  const { title: name, categories, numbers, isLog } = column;
  if (categories !== null) {
    const words = categories.map(shownValue);
    return { name, range: { min: -0.5, max: words.length - 0.5 }, log: false, words };
  }
  let [min, max] = [Infinity, -Infinity];
  for (let i = 0; i < rows.length; i++) {
    const value = numbers[rows[i] as number] as number;
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const log = isLog && min > 0;
  return { name, range: padded(min, max, log), log, words: null };
}

export const across = (box: Box, { range, log }: Axis, value: number): number =>
  box.left + positionIn(range, value, log) * box.width;

export const up = (box: Box, { range, log }: Axis, value: number): number =>
  box.top + (1 - positionIn(range, value, log)) * box.height;

export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** What stands at an axis, at most about so much. */
export function ticksOf({ range, log, words, whole = false }: Axis, most: number): readonly Tick[] {
  if (words !== null) {
    const every = Math.ceil(words.length / Math.max(1, most));
    return words.flatMap((text, at) => (at % every === 0 ? [{ at, text }] : []));
  }
  const ticks = log ? logTicksIn(range, most) : ticksIn(range, most, whole);
  const texts = log ? logTickTexts(ticks) : tickTexts(ticks);
  return ticks.map((at, i) => ({ at, text: texts[i] ?? '' }));
}

const sharp = (at: number) => Math.round(at) + 0.5;

/** As much of a text as fits; of a name the field stays, by which those of one component are told apart. */
export function fitted(pen: Pen, text: string, room: number): string {
  if (pen.textWidth(text) <= room) return text;
  const [field = ''] = /\.[\p{L}_][^.]*$/u.exec(text) ?? [];
  const end = pen.textWidth(`${text.slice(0, 1)}…${field}`) <= room ? `…${field}` : '…';
  let size = text.length - end.length;
  while (size > 1 && pen.textWidth(text.slice(0, size) + end) > room) size--;
  return text.slice(0, size) + end;
}

/** Grid, ticks and names of two axes. */
export function drawAxes(pen: Pen, box: Box, x: Axis, y: Axis, palette: Palette): void {
  const bottom = box.top + box.height;
  const right = box.left + box.width;
  for (const { at, text } of ticksOf(y, Math.max(2, box.height / TICK_HEIGHT))) {
    const level = sharp(up(box, y, at));
    pen.line([box.left, level, right, level], { colour: palette.border });
    const shown = fitted(pen, text, FRAME.left - 12);
    pen.text(shown, box.left - 8, level, { colour: palette.muted, align: 'right' });
  }
  const name = fitted(pen, x.name, box.width / 2);
  const room = right - pen.textWidth(name) - 12;
  pen.text(name, right, bottom + 14, { colour: palette.muted, align: 'right' });
  for (const { at, text } of ticksOf(x, Math.max(2, box.width / TICK_WIDTH))) {
    const place = sharp(across(box, x, at));
    pen.line([place, box.top, place, bottom], { colour: palette.border });
    const isFree = place + pen.textWidth(text) / 2 < room;
    if (isFree) pen.text(text, place, bottom + 14, { colour: palette.muted, align: 'center' });
  }
  pen.text(fitted(pen, y.name, box.width * 0.7), box.left, box.top - 12, { colour: palette.muted });
}

/** From so many points on, those that share four pixels are one. */
const MANY = 5_000;

/** Points of rows by their pixels; of those that fall on one place the first. */
export function placed(
  box: Box,
  x: { readonly axis: Axis; readonly numbers: Float64Array },
  y: { readonly axis: Axis; readonly numbers: Float64Array },
  rows: Uint32Array,
): { readonly path: readonly number[]; readonly rows: readonly number[] } {
  const grain = rows.length > MANY ? 2 : 1;
  const columns = Math.ceil(box.width / grain) + 1;
  const xs = positionsIn(x.axis.range, x.axis.log);
  const ys = positionsIn(y.axis.range, y.axis.log);
  const taken = new Uint8Array(columns * (Math.ceil(box.height / grain) + 1));
  const path: number[] = [];
  const kept: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const left = box.left + xs(x.numbers[row] as number) * box.width;
    const top = box.top + (1 - ys(y.numbers[row] as number)) * box.height;
    if (!Number.isFinite(left) || !Number.isFinite(top)) continue;
    const place =
      Math.round((top - box.top) / grain) * columns + Math.round((left - box.left) / grain);
    if (taken[place] === 1) continue;
    taken[place] = 1;
    path.push(left, top);
    kept.push(row);
  }
  return { path, rows: kept };
}
