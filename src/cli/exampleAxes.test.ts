import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readModelText } from '../formats/index.ts';
import { plotsOf, type PlotSpec } from '../model/index.ts';
import { main } from './main.ts';
import { nodeEnv } from './node/nodeEnv.ts';

const EXAMPLES = join(import.meta.dirname, '../../public/examples');
/** What a curve takes of its axis at least: less is a line on the ground beside a large one. */
const LEAST_SHARE = 0.15;

const ids = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

interface Range {
  readonly min: number;
  readonly max: number;
}

function rangeOf(values: readonly unknown[]): Range {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values.map(Number).filter(Number.isFinite)) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return { min, max };
}

/** The fields of a plot by the axis that they are measured on. */
const axesOf = ({ fields, right }: PlotSpec) => [
  fields.filter((field) => !right.includes(field)),
  right,
];

test.each(ids)('every curve of %s has a part of its axis on which it can be read', async (id) => {
  const folder = join(EXAMPLES, id);
  const read = readModelText(readFileSync(join(folder, 'model.yaml'), 'utf8'), id);
  if (!read.ok) throw new Error(id);
  const plots = plotsOf(read.value);
  expect(plots.length).toBeGreaterThan(0);
  const records = plots.flatMap(({ fields }) => fields.flatMap((field) => ['--record', field]));
  let out = '';
  const env = {
    ...nodeEnv(),
    cwd: mkdtempSync(join(tmpdir(), 'patchbay-axes-')),
    stdout: (text: string) => void (out += text),
  };
  expect(await main(['run', join(folder, 'model.yaml'), '--json', ...records], env)).toBe(0);
  const { series } = JSON.parse(out) as { series: Record<string, readonly unknown[]> };
  for (const axis of plots.flatMap(axesOf)) {
    const ranges = axis.map((field) => rangeOf(series[field] ?? []));
    const whole =
      Math.max(...ranges.map(({ max }) => max)) - Math.min(...ranges.map(({ min }) => min));
    for (const [at, { min, max }] of ranges.entries())
      expect((max - min) / whole, axis[at]).toBeGreaterThan(LEAST_SHARE);
  }
});
