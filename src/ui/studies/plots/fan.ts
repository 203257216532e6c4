import { numberText } from '../../../base/numberText.ts';
import { type Fan, FAN_SHARES } from '../../../study/view/fan.ts';
import type { Palette } from '../../plots/draw/palette.ts';
import { padded } from '../../plots/draw/range.ts';
import { across, type Axis, type Box, boxIn, drawAxes, fitted, up } from '../draw/axes.ts';
import type { Pen } from '../draw/pen.ts';
import { bestColour } from './best.ts';
import type { Picture, Sheet, TrialsView } from './picture.ts';

/** The wider band lies under the narrower one. */
const BANDS = [
  { from: 0, to: 4, alpha: 0.2, name: '5–95 %' },
  { from: 1, to: 3, alpha: 0.3, name: '25–75 %' },
] as const;

/** How a series is spread over the trials: bands that hold half and nine tenths of them, and the median. */
export function fanPicture({ fans = [] }: TrialsView, field: string, sheet: Sheet): Picture | null {
  const fan = fans.find((one) => one.field === field)?.fan;
  if (fan === undefined) return null;
  const { width, height, palette } = sheet;
  const box = boxIn(width, height);
  const { steps, lines } = fan;
  const last = Math.max(1, steps.at(-1) ?? 1);
  const plain = { log: false, words: null };
  const x: Axis = { ...plain, name: 'step', range: { min: 0, max: last }, whole: true };
  const y: Axis = { ...plain, name: field, range: rangeOf(fan) };
  const places = (line: number): number[] => {
    const path: number[] = [];
    lines[line]?.forEach((value, at) => {
      if (!Number.isNaN(value)) path.push(across(box, x, steps[at] as number), up(box, y, value));
    });
    return path;
  };
  return {
    draw(pen) {
      drawAxes(pen, box, x, y, palette);
      for (const { from, to, alpha } of BANDS)
        pen.shape([...places(from), ...backwards(places(to))], { colour: palette.accent, alpha });
      pen.line(places(2), { colour: bestColour(palette), width: 2 });
      drawKey(pen, box, fitted(pen, field, box.width * 0.7), palette);
    },
    readAt(left) {
      if (left < box.left || left > box.left + box.width || steps.length === 0) return null;
      const at = nearestStep(steps, ((left - box.left) / box.width) * last);
      return { left: across(box, x, steps[at] as number), words: shortly(fan, at) };
    },
  };
}

/** Where among rising steps the one next to a place is. */
function nearestStep(steps: Fan['steps'], place: number): number {
  let [low, high] = [0, steps.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((steps[middle] as number) > place) high = middle;
    else low = middle;
  }
  return place - (steps[low] as number) < (steps[high] as number) - place ? low : high;
}

function rangeOf({ lines }: Fan): Axis['range'] {
  let [min, max] = [Infinity, -Infinity];
  for (const line of lines)
    for (const value of line) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  return padded(min, max, false);
}

function backwards(path: readonly number[]): readonly number[] {
  const turned: number[] = [];
  for (let i = path.length - 2; i >= 0; i -= 2)
    turned.push(path[i] as number, path[i + 1] as number);
  return turned;
}

/** What is what, at the right over the picture, as far as there is room beside its name. */
function drawKey(pen: Pen, box: Box, title: string, palette: Palette): void {
  let right = box.left + box.width;
  const left = box.left + pen.textWidth(title) + 12;
  const middle = box.top - 12;
  const entry = (name: string, draw: (at: number) => void): void => {
    if (right - pen.textWidth(name) - 20 < left) {
      right = left;
      return;
    }
    pen.text(name, right, middle, { colour: palette.muted, align: 'right' });
    right -= pen.textWidth(name) + 20;
    draw(right);
    right -= 12;
  };
  entry('median', (at) =>
    pen.line([at, middle, at + 14, middle], { colour: bestColour(palette), width: 2 }),
  );
  for (const { name, alpha } of BANDS.toReversed())
    entry(name, (at) => {
      // The narrower band is seen with the wider one under it.
      const shown = name === BANDS[1].name ? 1 - (1 - alpha) * (1 - BANDS[0].alpha) : alpha;
      pen.rect(at, middle - 5, 14, 10, { colour: palette.accent, alpha: shown });
    });
}

/** A fan in words, at its beginning, in its midst and at its end. */
export function fanWords(fan: Fan): readonly string[] {
  const { length } = fan.steps;
  const places = [...new Set([0, Math.floor(length / 2), length - 1])].filter((at) => at >= 0);
  return places.map((at) => wordsAt(fan, at));
}

function wordsAt({ steps, lines, counts }: Fan, at: number): string {
  const shares = FAN_SHARES.map((share, i) => {
    const value = lines[i]?.[at] ?? Number.NaN;
    return `${Math.round(share * 100)} % below ${numberText(value, 4)}`;
  });
  return `Step ${steps[at]}, ${counts[at]} trials: ${shares.join(', ')}`;
}

/** The same for who points at a step: the middle, then half of the trials and nine tenths of them. */
function shortly({ steps, lines }: Fan, at: number): string {
  const [p5 = '', p25 = '', p50 = '', p75 = '', p95 = ''] = lines.map((line) =>
    numberText(line[at] ?? Number.NaN, 4),
  );
  return `Step ${steps[at]}: median ${p50}, 25–75\u00a0% ${p25} to ${p75}, 5–95\u00a0% ${p5} to ${p95}`;
}
