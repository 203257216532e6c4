import { describe, expect, test } from 'vitest';
import { deflateSync, strToU8 } from 'fflate';
import { toBase64Url } from '../base/base64.ts';
import { decodeLink } from './link/decodeLink.ts';
import { readModelText } from './readModelText.ts';

const HEAD = 'plugboard:\n  process:\n    args:\n';
const layout = (text: string) =>
  `${HEAD}      components:\n        - {type: patchbay.Range, args: {name: a, iters: 3}}\n      patchbay: {${text}}\n`;
const listOf = (count: number, entry: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => entry(i)).join(', ');
const component = (args: string, type = 'patchbay.Formula') =>
  `${HEAD}      components:\n        - {type: ${type}, args: {${args}}}\n`;

/** Small texts that ask for much work. */
const BOMBS: Readonly<Record<string, string>> = {
  'watched fields': layout(`watch: [${listOf(3_000, (i) => `a.y${i}`)}]`),
  'a watched field of many characters': layout(`watch: [a.${'y'.repeat(5_000)}]`),
  notes: layout(`notes: {${listOf(2_000, (i) => `n${i}: {text: t, at: [0, 0], size: [9, 9]}`)}}`),
  groups: layout(`groups: {${listOf(3_000, (i) => `g${i}: {members: [a], parent: g${i + 1}}`)}}`),
  'components that are off': layout(`disabled: [${listOf(3_000, () => '{}')}]`),
  'a name': component(`name: ${'a'.repeat(500_000)}`),
  'a type': component('name: a', `x.${'R'.repeat(500_000)}`),
  inputs: component(`name: a, inputs: [${listOf(20_000, (i) => `i${i}`)}], expressions: {y: 1}`),
  'a name of the process': `${HEAD}      name: ${'n'.repeat(5_000)}\n      components: []\n`,
  'a name of a field': component(`name: a, inputs: [${'k'.repeat(5_000)}], expressions: {y: '1'}`),
  components: `${HEAD}      components: [${listOf(10_001, (i) => `{type: a.B, args: {name: a${i}}}`)}]\n`,
  connectors: `${component('name: a')}      connectors: [${listOf(20_001, () => '{source: a.y, target: a.x}')}]\n`,
  'fields of all components': `${component(`name: a, inputs: &f [${listOf(1_500, (i) => `i${i}`)}]`)}${Array.from({ length: 20 }, (_, i) => `        - {type: a.B, args: {name: b${i}, inputs: *f}}\n`).join('')}`,
  'characters of watched fields': layout(
    `watch: [${listOf(500, (i) => `a.${'y'.repeat(900)}${i}`)}]`,
  ),
  arguments: component(`name: a, ${listOf(3_000, (i) => `u${i}: 1`)}`),
  parameters: `${HEAD}      parameters: {${listOf(5_000, (i) => `p${i}: 1`)}}\n      components: []\n`,
};

describe('what is too much is refused with its place before any work', () => {
  test.each(Object.entries(BOMBS))('%s', (_name, text) => {
    const read = readModelText(text, 'model', { allowEmpty: true });
    const [problem] = read.ok ? [] : read.error;
    expect(problem).toMatchObject({ code: 'YAML_TOO_LARGE', severity: 'error' });
    expect(problem?.line).toBeGreaterThan(0);
    expect(problem?.message.length).toBeLessThan(200);
  });

  test('watched fields that a link has beside its text', () => {
    const link = (watch: readonly string[]) => {
      const content = { v: 1, yaml: layout('version: 1'), files: [], view: { watch } };
      return `#p1.d.${toBase64Url(deflateSync(strToU8(JSON.stringify(content))))}`;
    };
    expect(decodeLink(link(['a.y'])).ok).toBe(true);
    for (const watch of [
      Array<string>(300_000).fill('a.y'),
      [`a.${'y'.repeat(1_000_000)}`],
      Array<string>(1_000).fill(`a.${'y'.repeat(900)}`),
    ]) {
      const read = decodeLink(link(watch));
      expect(read.ok ? '' : read.error[0]?.code).toBe('LINK_TOO_LARGE');
    }
  });
});
