import { expect, test } from 'vitest';
import { buildProcess, type RunWarning } from '../engine/index.ts';
import { readModelText } from '../formats/index.ts';
import { specOf } from '../model/index.ts';
import { memoryFiles, nodeEnvironment } from '../testing/golden/nodeEnvironment.ts';
import { componentClass } from './classes.ts';

/** The warnings of a run, compiled or on the queue. */
async function warningsOf(components: string, connectors: string, csv = ''): Promise<string[]> {
  const read = readModelText(
    `plugboard: {process: {args: {components: [${components}], connectors: [${connectors}]}}}`,
    'test',
  );
  if (!read.ok) throw new Error(read.error[0]?.message ?? '');
  const files = memoryFiles(new Map([['in.csv', new TextEncoder().encode(csv)]]));
  const environment = nodeEnvironment(1, files);
  const warnings: RunWarning[] = [];
  const host = { ...environment.host, warn: (warning: RunWarning) => void warnings.push(warning) };
  const built = buildProcess(specOf(read.value), { ...environment, host, componentClass });
  if (!built.ok) throw new Error(built.error[0]?.message ?? '');
  await built.value.init();
  await built.value.run();
  return warnings.map(
    ({ component, field, step, message }) => `${component}.${field}@${step}: ${message}`,
  );
}

const wire = (source: string, target: string) => `{source: ${source}, target: ${target}}`;
const formula = (name: string, inputs: string, y: string) =>
  `{type: patchbay.Formula, args: {name: ${name}, inputs: [${inputs}], expressions: {y: "${y}"}}}`;

test('NUM-3 a division by zero is told once, where and when it began, and not where it went on', async () => {
  const range = '{type: patchbay.Range, args: {name: t, iters: 9, start: -3}}';
  const told = await warningsOf(
    [range, formula('f', 't', '1 / t'), formula('g', 'x', 'x - x')].join(', '),
    [wire('t.y', 'f.t'), wire('f.y', 'g.x')].join(', '),
  );

  expect(told).toEqual(['f.y@4: y became infinite in 1 / t, with t = 0.']);
});

test.each([
  ['sqrt(t)', 1, 'NaN'],
  ['log(t + 3)', 1, 'minus infinite'],
  ['t / t', 4, 'NaN'],
  ['10 ** (400 * t)', 5, 'infinite'],
])('%s is told at step %d', async (text, step, what) => {
  const range = '{type: patchbay.Range, args: {name: t, iters: 9, start: -3}}';
  const told = await warningsOf([range, formula('f', 't', text)].join(', '), wire('t.y', 'f.t'));

  expect(told).toEqual([expect.stringContaining(`f.y@${step}: y became ${what} in `)]);
});

test('a wave without a period and empty cells are told too', async () => {
  const sum = '{type: patchbay.Accumulate, args: {name: s}}';
  const sine = '{type: patchbay.Sine, args: {name: w, iters: 3, period: 0}}';
  expect(await warningsOf(`${sine}, ${sum}`, wire('w.y', 's.x'))).toEqual([
    'w.y@1: y became NaN: the period is 0.',
  ]);
  const reader =
    '{type: plugboard.library.FileReader, args: {name: r, path: in.csv, field_names: [v]}}';
  expect(
    await warningsOf(`${reader}, ${sum}`, wire('r.v', 's.x'), 'v,w\n1,1\n,2\n3,3\n,4\n'),
  ).toEqual(['r.v@2: v became NaN: the cell in in.csv is empty or a word for no value.']);
});

test('the row that turns a column of numbers into text is named', async () => {
  const reader =
    '{type: plugboard.library.FileReader, args: {name: r, path: in.csv, field_names: [v]}}';
  const keep = '{type: patchbay.Collect, args: {name: k}}';
  const told = await warningsOf(`${reader}, ${keep}`, wire('r.v', 'k.x'), 'v\n1\n2\n3.5\n4\nl5\n');

  expect(told).toEqual([
    'r.v@null: The column v of in.csv is text, because of line 6: "l5" is no number; all other cells are.',
  ]);
});
