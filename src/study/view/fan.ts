import { type PatchbayDocument, watchedFields } from '../../model/index.ts';
import type { TrialSeries } from '../../model/run/index.ts';
import { endpointText } from '../../model/endpoint.ts';
import type { Study } from '../Study.ts';
import { quantileOf } from './distribution.ts';
import { csvCell } from '../../base/csv/csvCell.ts';

/** Trials that a fan is drawn of: of more the lines would lie within their own width of these. */
export const FAN_TRIALS = 500;
const MOST_FIELDS = 8;

/** Fields whose fans are drawn of a study: those that are watched, and what it is about. */
export function fanFields(
  document: PatchbayDocument,
  { objectives }: Pick<Study, 'objectives'>,
): readonly string[] {
  const aims = objectives.map(endpointText);
  return [...new Set([...watchedFields(document), ...aims])].slice(0, MOST_FIELDS);
}

/** What of the trials lies below each line of a fan. */
export const FAN_SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** How the values of a field are spread over many trials, step by step. */
export interface Fan {
  /** Steps, counted from 0. */
  readonly steps: Float64Array;
  /** For each of `FAN_SHARES`, the value below which so many lie; NaN where no trial has one. */
  readonly lines: readonly Float64Array[];
  /** How many trials have a value at each step: they need not be equally long. */
  readonly counts: Uint32Array;
}

/** Gathers the series of a field. All are as coarse as the coarsest of them. */
export class FanGatherer {
  #stride = 1;
  #series: Float64Array[] = [];

  get count(): number {
    return this.#series.length;
  }

  /** @param more a series of no values is none */
  add(more: TrialSeries): void {
    if (more.values.length === 0) return;
    if (more.stride > this.#stride) {
      const every = more.stride / this.#stride;
      this.#series = this.#series.map((values) => thinned(values, every));
      this.#stride = more.stride;
    }
    this.#series.push(thinned(more.values, this.#stride / more.stride));
  }

  fan(): Fan {
    const length = this.#series.reduce((most, values) => Math.max(most, values.length), 0);
    const lines = FAN_SHARES.map(() => new Float64Array(length));
    const counts = new Uint32Array(length);
    const column = new Float64Array(this.#series.length);
    for (let at = 0; at < length; at++) {
      let count = 0;
      for (const values of this.#series) {
        const value = values[at] ?? Number.NaN;
        if (Number.isFinite(value)) column[count++] = value;
      }
      const sorted = column.subarray(0, count).sort();
      counts[at] = count;
      FAN_SHARES.forEach(
        (share, i) => ((lines[i] as Float64Array)[at] = quantileOf(sorted, share)),
      );
    }
    const steps = Float64Array.from({ length }, (_, at) => at * this.#stride);
    return { steps, lines, counts };
  }
}

const thinned = (values: Float64Array, every: number): Float64Array =>
  every === 1 ? values : values.filter((_, at) => at % every === 0);

/** Fans as CSV: a line for each step of each field. */
export function fansCsv(fans: readonly { readonly field: string; readonly fan: Fan }[]): string {
  const names = FAN_SHARES.map((share) => `p${Math.round(share * 100)}`);
  const lines = [['field', 'step', ...names, 'trials'].join(',')];
  for (const { field, fan } of fans) {
    const name = csvCell(field);
    fan.steps.forEach((step, at) => {
      const values = fan.lines.map((line) => (Number.isNaN(line[at]) ? '' : String(line[at])));
      lines.push([name, step, ...values, fan.counts[at]].join(','));
    });
  }
  return `${lines.join('\n')}\n`;
}
