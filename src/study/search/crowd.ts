import { bell, cumulative } from '../normal.ts';
import type { Scale } from '../values.ts';
import { type Span, weightsOf, widthOf } from './parzen.ts';

/** Places of a range at which an estimate is kept. */
const CELLS = 512;
/** Widths of a bell beyond which it is taken for nothing. */
const REACH = 6;
/** No bell is narrower, as a part of the range: a few cells. */
const LEAST_WIDTH = 0.01;

/**
 * A Parzen estimate of very many observations, argument by argument and as tables, so that to look a value
 * up costs the same for any number of them.
 *
 * @param columns what was observed, by argument, the latest last
 * @returns how likely values are, against their being drawn evenly
 */
export function crowded(
  spans: readonly Span[],
  columns: readonly (readonly number[])[],
): (values: readonly number[]) => number {
  const tables = spans.map((span, d) =>
    'choices' in span
      ? ofChoices(span.choices, columns[d] ?? [])
      : ofNumbers(span, columns[d] ?? []),
  );
  return (values) => values.reduce((all, x, d) => all * (tables[d]?.(x) ?? 1), 1);
}

function ofChoices(choices: number, observed: readonly number[]): (x: number) => number {
  const weights = weightsOf(observed.length);
  const sum = weights.reduce((all, one) => all + one, 1);
  const table = new Float64Array(choices).fill(1 / choices);
  observed.forEach((x, i) => (table[x] = (table[x] as number) + (weights[i] as number)));
  return (x) => ((table[x] ?? 0) * choices) / sum;
}

/** Observations are counted by the cells that they stand in, and a bell is laid over each cell. */
function ofNumbers(
  { low: first, high: last, isWhole }: Scale,
  observed: readonly number[],
): (x: number) => number {
  const half = isWhole ? 0.5 : 0;
  const [low, range] = [first - half, last - first + 2 * half];
  const cells = isWhole ? Math.min(CELLS, range) : CELLS;
  const cell = (x: number) =>
    Math.min(cells - 1, Math.max(0, Math.floor(((x - low) / range) * cells)));
  const weights = weightsOf(observed.length);
  const sum = weights.reduce((all, one) => all + one, 1);
  const counted = new Float64Array(cells);
  observed.forEach((x, i) => {
    const at = cell(x);
    counted[at] = (counted[at] as number) + (weights[i] as number);
  });
  const width = Math.max(LEAST_WIDTH, widthOf(observed.length, 1));
  // The prior lies evenly over all.
  const table = new Float64Array(cells).fill(1 / sum);
  counted.forEach((weight, from) => {
    if (weight > 0) lay(table, { from, width, weight: weight / sum });
  });
  if (isWhole && cells === range) return (x) => table[cell(x)] as number;
  return (x) => {
    const at = ((x - low) / range) * cells - 0.5;
    const left = Math.min(cells - 1, Math.max(0, Math.floor(at)));
    const right = Math.min(cells - 1, left + 1);
    const part = Math.min(1, Math.max(0, at - left));
    return (table[left] as number) * (1 - part) + (table[right] as number) * part;
  };
}

/** Adds a bell that stands in the middle of a cell. */
function lay(
  table: Float64Array,
  {
    from,
    width,
    weight,
  }: { readonly from: number; readonly width: number; readonly weight: number },
): void {
  const cells = table.length;
  const sigma = width * cells;
  const centre = from + 0.5;
  const mass = cumulative((cells - centre) / sigma) - cumulative(-centre / sigma);
  const reach = Math.ceil(REACH * sigma);
  for (let i = Math.max(0, from - reach); i <= Math.min(cells - 1, from + reach); i++) {
    const z = (i - from) / sigma;
    // Cells that are wide beside the bell have what lies within them.
    const part =
      sigma < 2 ? cumulative(z + 0.5 / sigma) - cumulative(z - 0.5 / sigma) : bell(z) / sigma;
    table[i] = (table[i] as number) + (weight * part * cells) / mass;
  }
}
