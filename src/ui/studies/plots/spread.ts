import { numberText } from '../../../base/numberText.ts';
import {
  type Distribution,
  distributionOf,
  histogramOf,
  quantileOf,
} from '../../../study/view/distribution.ts';
import type { Importance } from '../../../study/view/importance.ts';
import type { ViewColumn } from '../columns.ts';
import { across, type Axis, axisOf, boxIn, drawAxes, fitted, up } from '../draw/axes.ts';
import type { Pen } from '../draw/pen.ts';
import { bestColour } from './best.ts';
import type { Picture, Sheet, TrialsView } from './picture.ts';

/** Percentiles that are drawn over a histogram. */
const MARKED = [0.05, 0.5, 0.95] as const;

/** Values as they are told in words: how many, mean, deviation, percentiles. */
export function spreadWords({ count, mean, deviation, sorted }: Distribution): string {
  if (count === 0) return 'no values';
  const parts = [`${count} values`, `mean ${numberText(mean, 4)}`];
  if (count > 1) parts.push(`standard deviation ${numberText(deviation, 4)}`);
  for (const share of [0.05, 0.25, 0.5, 0.75, 0.95]) {
    parts.push(`${Math.round(share * 100)} % below ${numberText(quantileOf(sorted, share), 4)}`);
  }
  return parts.join(', ');
}

/** How often the values of a column came, with some percentiles. */
export function histogramPicture(view: TrialsView, column: ViewColumn, sheet: Sheet): Picture {
  const { width, height, palette } = sheet;
  const box = boxIn(width, height);
  const spread = distributionOf(column.numbers, view.rows);
  const {
    from,
    width: step,
    counts,
  } = column.categories === null
    ? histogramOf(spread)
    : { from: -0.5, width: 1, counts: countsOf(column, view.rows) };
  const most = counts.reduce((largest, count) => Math.max(largest, count), 1);
  const x: Axis =
    column.categories === null
      ? {
          ...{ name: column.title, log: false, words: null },
          range: { min: from, max: from + step * Math.max(1, counts.length) },
        }
      : axisOf(column, view.rows);
  const y: Axis = {
    ...{
      name: 'trials',
      range: { min: 0, max: most * 1.08 },
      log: false,
      words: null,
      whole: true,
    },
  };
  return {
    draw(pen) {
      drawAxes(pen, box, x, y, palette);
      counts.forEach((count, bin) => {
        const left = across(box, x, from + bin * step);
        const right = across(box, x, from + (bin + 1) * step);
        const top = up(box, y, count);
        const bar = Math.max(0.5, right - left - (right - left > 4 ? 1 : 0));
        const fill = { colour: palette.accent, alpha: 0.55 };
        pen.rect(left, top, bar, box.top + box.height - top, fill);
      });
      if (column.categories === null && spread.count > 1) drawMarked(pen, spread, x, sheet);
    },
  };
}

function countsOf({ categories, numbers }: ViewColumn, rows: Uint32Array): Uint32Array {
  const counts = new Uint32Array(categories?.length ?? 0);
  for (const row of rows) {
    const at = numbers[row] as number;
    if (at < counts.length) counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

function drawMarked(pen: Pen, { sorted }: Distribution, x: Axis, sheet: Sheet): void {
  const { width, height, palette } = sheet;
  const box = boxIn(width, height);
  let free = box.left + 60;
  for (const share of MARKED) {
    const value = quantileOf(sorted, share);
    const left = across(box, x, value);
    const colour = share === 0.5 ? bestColour(palette) : palette.text;
    const dash = share === 0.5 ? [] : [4, 3];
    pen.line([left, box.top, left, box.top + box.height], { colour, width: 1.5, dash });
    const text = `${Math.round(share * 100)} %: ${numberText(value, 4)}`;
    const half = pen.textWidth(text) / 2;
    const middle = Math.max(free + half, Math.min(width - half - 4, left));
    if (middle + half > width) continue;
    pen.text(text, middle, box.top - 12, { colour: palette.text, align: 'center' });
    free = middle + half + 8;
  }
}

const ROW = 26;

/** A bar for each argument: how much of the result's variance it explains by itself. */
export function importancePicture(
  view: TrialsView,
  objective: ViewColumn,
  found: readonly Importance[],
  sheet: Sheet,
): Picture {
  const { width, height, palette } = sheet;
  const names = view.columns.filter(({ role }) => role === 'argument').map(({ title }) => title);
  const top = 30;
  return {
    draw(pen) {
      const heading = `Share of the variance of ${objective.title} that each argument explains alone`;
      pen.text(fitted(pen, heading, width - 24), 12, 14, { colour: palette.muted });
      const room = Math.min(
        width * 0.36,
        Math.max(...names.map((name) => pen.textWidth(name)), 40),
      );
      const left = 12 + room + 10;
      const most = Math.max(1, width - left - 56);
      const fit = Math.max(1, Math.floor((height - top) / ROW));
      found.slice(0, fit).forEach(({ at, share }, row) => {
        const y = top + row * ROW + ROW / 2;
        const name = fitted(pen, names[at] ?? '', room);
        pen.text(name, left - 10, y, { colour: palette.text, align: 'right' });
        pen.rect(left, y - 8, most, 16, { colour: palette.border, alpha: 0.5 });
        const isKnown = Number.isFinite(share);
        if (isKnown)
          pen.rect(left, y - 8, Math.max(1, most * share), 16, { colour: palette.accent });
        const text = isKnown ? `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %` : '–';
        pen.text(text, left + most + 8, y, { colour: palette.text });
      });
      const hidden = found.length - fit;
      if (hidden > 0) {
        const text = `and ${hidden} more`;
        pen.text(text, width - 12, 14, { colour: palette.muted, align: 'right' });
      }
    },
  };
}
