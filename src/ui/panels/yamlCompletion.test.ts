import { describe, expect, test } from 'vitest';
import { catalogue } from '../../library/index.ts';
import { documentWith } from '../../testing/stores/testStores.ts';
import { offersAt } from './yamlCompletion.ts';

const model = documentWith('Tank', 'patchbay.Range', 'patchbay.Clamp');
const at = (text: string) => offersAt(text.split('\n'), model, catalogue);
const labels = (text: string) => at(text)?.offers.map(({ label }) => label) ?? [];

describe('what may be written', () => {
  test('for a type is every component of the library', () => {
    expect(labels('    - type: patch')).toContain('patchbay.Hysteresis');
    expect(at('    - type: patch')?.column).toBe(12);
    expect(labels("type: '")).toContain('patchbay.Range');
  });

  test('for an end of a connector is a field of that side', () => {
    expect(labels('    - source: ran')).toEqual(['range.y', 'clamp.y']);
    expect(labels('      target: ')).toEqual(['clamp.x']);
    expect(at('  - {source: range.y, target: cl')?.column).toBe(30);
  });

  test('inside args are the arguments of the component around', () => {
    const before = '- type: patchbay.Range\n  # one\n  args:\n    name: a\n';
    expect(labels(`${before}    st`)).toEqual(expect.arrayContaining(['start', 'step', 'name']));
    expect(labels(`${before}  `)).toEqual([]);
    expect(labels('- type: nobody.Knows\n  args:\n    ')).toEqual([]);
    expect(labels('- type: patchbay.Range\n- args:\n    ')).toEqual([]);
    expect(labels('  - type: patchbay.Range\n    args:\n      initial_values:\n        ')).toEqual(
      [],
    );
  });

  test('elsewhere is nothing', () => {
    for (const text of ['', 'plugboard:', '  name: ', '# type: ']) expect(at(text)).toBe(null);
  });
});
