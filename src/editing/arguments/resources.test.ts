import { describe, expect, test } from 'vitest';
import { readModelText, writeYaml } from '../../formats/index.ts';
import { catalogue } from '../../library/index.ts';
import { type PatchbayDocument, specOf } from '../../model/index.ts';
import { rayFault } from '../../model/resources.ts';
import type { Edit } from '../edit.ts';
import { changeCustomResources, changeResource } from './changeResources.ts';

const MODEL = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Constant
          args:
            name: source
            value: 1 # volts
            resources: # what it asks for
              cpu: 500m
              memory: 1Gi # of 4
`;

function document(): PatchbayDocument {
  const read = readModelText(MODEL, 'model');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function after<Args>(of: PatchbayDocument, edit: Edit<Args>, args: Args): PatchbayDocument {
  const made = edit(of, catalogue, args);
  if ('refused' in made) throw new Error(made.refused);
  return made.document;
}

const text = (of: PatchbayDocument) => writeYaml(of, { layout: true });
const read = (of: PatchbayDocument) =>
  specOf(of).plugboard.process.args.components[0]?.args.resources;
const of = { components: ['source'] };

describe('what a component asks for', () => {
  test('is kept as it is written, and the rest of the text with it', () => {
    const set = after(document(), changeResource, { ...of, resource: 'cpu', amount: '250m' });
    expect(text(set)).toBe(MODEL.replace('500m', '250m'));
    expect(read(set)).toMatchObject({ cpu: 0.25, memory: 2 ** 30 });
    const gpu = after(set, changeResource, { ...of, resource: 'gpu', amount: 1 });
    expect(text(gpu)).toBe(MODEL.replace('500m', '250m') + '              gpu: 1\n');
  });

  test('goes without a trace when nothing is asked for', () => {
    const without = (['cpu', 'memory'] as const).reduce(
      (at, resource) => after(at, changeResource, { ...of, resource, amount: undefined }),
      document(),
    );
    expect(text(without)).not.toContain('resources');
    expect(read(without)).toBeNull();
  });

  test('may be of any name', () => {
    const map = { tokens: 2, 'lab-bench': '500m' };
    const set = after(document(), changeCustomResources, { component: 'source', map });
    expect(read(set)?.resources).toEqual({ tokens: 2, 'lab-bench': 0.5 });
    const none = after(set, changeCustomResources, { component: 'source', map: {} });
    expect(text(none)).toBe(MODEL);
  });

  test.each(['1 GB', 'much', '-1', '1gi', ''])('is left as it was by %j', (amount) => {
    const same = document();
    expect(after(same, changeResource, { ...of, resource: 'cpu', amount })).toBe(same);
    const map = { tokens: amount };
    expect(after(same, changeCustomResources, { component: 'source', map })).toBe(same);
  });
});

// As ray 2.60 checks them, `ray/_common/ray_option_utils.py` and `_raylet.pyx`.
test.each([
  ['gpu', '1500m', false, /part of one GPU/],
  ['gpu', 0.5, false, null],
  ['gpu', 2, false, null],
  ['cpu', 1.5, false, null],
  ['GPU', 1, true, /from the field GPU/],
  ['memory', 1, true, /from the field Memory/],
  ['gpu', 1.5, true, null],
])('Ray is known to refuse %s of %s', (name, value, isCustom, wanted) => {
  const fault = rayFault(name, value, isCustom);
  if (wanted === null) expect(fault).toBeNull();
  else expect(fault).toMatch(wanted);
});
