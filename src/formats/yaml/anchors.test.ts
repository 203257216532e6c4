import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../base/json.ts';
import { emptyDocument, type PatchbayDocument } from '../../model/index.ts';
import { setArgument } from '../../editing/arguments/arguments.ts';
import { disableComponents } from '../../editing/components/disable.ts';
import { removeSelection } from '../../editing/components/remove.ts';
import { renameComponent } from '../../editing/components/rename.ts';
import { catalogue } from '../../library/index.ts';
import { readModelText } from '../readModelText.ts';
import { readYaml } from './readYaml.ts';
import { writeYaml } from './writeYaml.ts';

const PLANT = `# plant A
plugboard:
  process:
    args:
      parameters: &p   # shared
        gain: 2
        limit: 7
      components:
        - type: patchbay.Sine
          args: &wave          # base wave
            name: w1
            iters: 4
            amplitude: 2   # volts
            period: 4
        - type: patchbay.Sine
          args:
            <<: *wave
            name: w2
            amplitude: 5
        - type: patchbay.Formula
          args:
            name: f
            inputs: [a, b]
            parameters: {<<: *p, gain: 3}
            expressions:
              y: >-
                (a + b)
                * gain
      connectors:
        - &c {source: w1.y, target: f.a}
        - {<<: *c, source: w2.y, target: f.b}
`;

function read(text: string): PatchbayDocument {
  const found = readModelText(text, 'plant');
  if (!found.ok) throw new Error(found.error[0]?.message);
  return found.value;
}

const plant = () => read(PLANT);
const write = (document: PatchbayDocument) => writeYaml(document, { layout: true });

function valueOf(text: string): Json {
  const found = readYaml(text);
  if (!found.ok) throw new Error(`${found.error[0]?.message ?? ''}\n${text}`);
  return found.value.value as Json;
}

/** The lines that are in one text and not in the other. */
function differing(before: string, after: string): { gone: string[]; come: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const clean = (lines: readonly string[]) => lines.map((line) => line.trim());
  return {
    gone: clean(a.filter((line) => !b.includes(line))),
    come: clean(b.filter((line) => !a.includes(line))),
  };
}

describe('an edit where an anchor is defined', () => {
  test('changes its own line, and what inherits keeps its value by an entry of its own', () => {
    const text = write(setArgument(plant(), 'w1', 'iters', 9));
    expect(differing(PLANT, text)).toEqual({ gone: [], come: ['iters: 9'] });
    expect(text.match(/iters: 4/g)).toHaveLength(1);
    expect(text.match(/<<: \*wave\n/g)).toHaveLength(1);
  });

  test('that deletes the definition moves it to the first alias', () => {
    const edited = removeSelection(plant(), { components: ['w1'], connectors: [] });
    const text = write(edited);
    expect(valueOf(text)).toEqual(edited.config);
    expect(text).toContain('<<: &wave {name: w1, iters: 4, amplitude: 2, period: 4}');
    expect(text).toContain('{<<: *p, gain: 3}');
    expect(text).toContain('- {<<: &c {source: w1.y, target: f.a}, source: w2.y, target: f.b}');
    expect(text).toContain('# shared');
  });

  test('that renames touches the name and the connector', () => {
    const renamed = renameComponent(plant(), 'w1', 'main');
    if (!renamed.ok) throw new Error(renamed.error);
    const edited = renamed.value;
    const text = write(edited);
    expect(valueOf(text)).toEqual(edited.config);
    expect(differing(PLANT, text)).toEqual({
      gone: ['name: w1', '- &c {source: w1.y, target: f.a}'],
      come: ['name: main', '- &c {source: main.y, target: f.a}'],
    });
  });

  test('that switches it off keeps every other alias', () => {
    const edited = disableComponents(plant(), catalogue, ['w1']);
    const text = write(edited);
    expect(valueOf(text)).toEqual(edited.config);
    expect(text).toContain('<<: &wave {');
    expect(text).toContain('{<<: *p, gain: 3}');
  });
});

const MODEL = `# numbers
a: &n 5
b: *n
list: &l [1, &two 2, *two]
again: *l
base: &base
  x: 1   # one
  y: {z: *n}
more: &more {<<: *base, q: 2}
both:
  <<: [*base, *more]
  own: 3
items:
  - &first {args: {name: one}, k: *n}   # first
  - args: {name: two}
    k: &k
      - deep
  - args: {name: three}
    k: *k
also: *first
`;

/** The text after its value was changed. */
function edit(text: string, change: (value: never) => void): string {
  const value = valueOf(text) as JsonObject;
  const config = JSON.parse(JSON.stringify(value)) as JsonObject;
  change(config as never);
  const document = { ...emptyDocument('x'), config, source: { text, value } };
  const next = writeYaml(document as PatchbayDocument, { layout: true });
  expect(valueOf(next)).toEqual(config);
  return next;
}

interface Tree {
  a: number;
  list: number[];
  base: Record<string, unknown>;
  items: { args: { name: string }; k: unknown }[];
}

describe('anchors of every kind', () => {
  test.each<readonly [string, (tree: Tree) => void, readonly string[]]>([
    [
      'a scalar',
      (t) => (t.a = 6),
      ['a: &n 6', 'b: 5', 'again: *l', '<<: [*base, *more]', 'also: *first'],
    ],
    [
      'a list',
      (t) => t.list.pop(),
      ['list: &l [1, &two 2]', 'again: [1, 2, 2]', 'b: *n', 'also: *first'],
    ],
    ['an item with an anchor', (t) => t.list.splice(1, 1), ['list: &l [1, &two 2]', 'b: *n']],
    [
      'a key of a merged map',
      (t) => (t.base['x'] = 7),
      ['x: 7   # one', '<<: [*base, *more]', '<<: *base', 'b: *n'],
    ],
    [
      'a key that goes',
      (t) => delete t.base['x'],
      ['b: *n', 'y: {z: *n}', 'also: *first', 'k: *k'],
    ],
    ['a key that comes', (t) => (t.base['w'] = 1), ['  w: 1', 'b: *n', 'also: *first']],
    [
      'a move',
      (t) => t.items.unshift(...t.items.splice(2, 1)),
      ['- args: {name: three}\n    k: &k [deep]', '# first', 'also: *first', 'k: *n}'],
    ],
    [
      'an item that goes',
      (t) => t.items.splice(0, 1),
      ['also: &first {args: {name: one}, k: 5}', 'k: *k', 'b: *n'],
    ],
  ])('%s', (_, change, parts) => {
    const text = edit(MODEL, change as (value: never) => void);
    expect(text).toContain('# numbers');
    for (const part of parts) expect(text).toContain(part);
  });
});

// --- random texts ---

/** Choices from a list of numbers; zeros when it is used up. */
function chooser(tape: readonly number[]) {
  let at = 0;
  const below = (n: number) => (n <= 0 ? 0 : (tape[at++] ?? 0) % n);
  return { below, of: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}
type Chooser = ReturnType<typeof chooser>;

interface Anchors {
  readonly all: string[];
  readonly maps: string[];
  count: number;
}

const SCALARS = ['1', '2.5', 'text', '"a, b"', "'it''s'", 'true', 'null', '~', '-7', '1.0e+3'];

function withAnchor(c: Chooser, anchors: Anchors, isMap: boolean, write: () => string): string {
  if (c.below(3) > 0) return write();
  const name = `k${anchors.count++}`;
  const text = write();
  anchors.all.push(name);
  if (isMap) anchors.maps.push(name);
  return `&${name} ${text}`;
}

function flowNode(c: Chooser, anchors: Anchors, depth: number): string {
  if (anchors.all.length > 0 && c.below(4) === 0) return `*${c.of(anchors.all)}`;
  const kind = depth > 2 ? 0 : c.below(3);
  return withAnchor(c, anchors, kind === 1, () => {
    if (kind === 0) return c.of(SCALARS);
    const size = 1 + c.below(3);
    const inner = Array.from({ length: size }, () => c.below(100));
    if (kind === 2) return `[${inner.map(() => flowNode(c, anchors, depth + 1)).join(', ')}]`;
    const merge = anchors.maps.length > 0 && c.below(3) === 0 ? [mergeEntry(c, anchors)] : [];
    const entries = inner.map((_, i) => `${'abc'[i] ?? ''}: ${flowNode(c, anchors, depth + 1)}`);
    return `{${[...merge, ...entries].join(', ')}}`;
  });
}

function mergeEntry(c: Chooser, anchors: Anchors): string {
  const one = () => `*${c.of(anchors.maps)}`;
  return c.below(3) === 0 ? `<<: [${one()}, ${one()}]` : `<<: ${one()}`;
}

function blockEntries(c: Chooser, anchors: Anchors, pad: string, depth: number): string[] {
  const merge =
    anchors.maps.length > 0 && c.below(3) === 0 ? [`${pad}${mergeEntry(c, anchors)}`] : [];
  const size = 1 + c.below(3);
  const lines = Array.from({ length: size }, (_, i) => 'abcd'[i] ?? '').flatMap((key) =>
    blockNode(c, anchors, `${pad}${key}:`, `${pad}  `, depth),
  );
  return c.below(2) === 0 ? [...merge, ...lines] : [...lines, ...merge];
}

/** A node behind `key:` or `-`, as lines. */
function blockNode(
  c: Chooser,
  anchors: Anchors,
  head: string,
  pad: string,
  depth: number,
): string[] {
  const comment = c.below(4) === 0 ? '   # note' : '';
  const kind = depth > 2 ? 0 : c.below(4);
  if (kind < 2) return [`${head} ${flowNode(c, anchors, depth)}${comment}`];
  const name = c.below(3) === 0 ? `k${anchors.count++}` : null;
  const mark = name === null ? '' : ` &${name}`;
  const lines =
    kind === 2
      ? blockEntries(c, anchors, pad, depth + 1)
      : Array.from({ length: 1 + c.below(3) }, () => 0).flatMap(() =>
          blockNode(c, anchors, `${pad}-`, `${pad}  `, depth + 1),
        );
  if (name !== null) {
    anchors.all.push(name);
    if (kind === 2) anchors.maps.push(name);
  }
  return [`${head}${mark}${comment}`, ...lines];
}

function component(c: Chooser, anchors: Anchors, i: number): string[] {
  const args = c.below(3);
  const name = `name: c${i}`;
  if (args === 0) return [`  - {type: t.T, args: {${name}, v: ${flowNode(c, anchors, 1)}}}`];
  const mark = c.below(2) === 0 ? ` &k${anchors.count++}` : '';
  const lines = [
    `  - type: t.T`,
    `    args:${mark}   # of c${i}`,
    `      ${name}`,
    ...blockEntries(c, anchors, '      ', 1),
  ];
  if (mark !== '') {
    anchors.maps.push(mark.slice(2));
    anchors.all.push(mark.slice(2));
  }
  return lines;
}

function randomText(tape: readonly number[]): string {
  const c = chooser(tape);
  const anchors: Anchors = { all: [], maps: [], count: 0 };
  const lines = ['# head'];
  for (let i = 0, n = 1 + c.below(4); i < n; i++)
    lines.push(...blockNode(c, anchors, `p${i}:`, '  ', 0));
  lines.push('components:');
  for (let i = 0, n = 1 + c.below(4); i < n; i++) lines.push(...component(c, anchors, i));
  lines.push('last: 1');
  return `${lines.join('\n')}\n`;
}

type Mutable = { [key: string]: unknown } | unknown[];

function collections(value: unknown, found: Mutable[] = []): Mutable[] {
  if (typeof value !== 'object' || value === null) return found;
  found.push(value as Mutable);
  for (const item of Object.values(value)) collections(item, found);
  return found;
}

/** A random edit, made in place. */
function mutate(c: Chooser, root: Mutable): void {
  const target = c.of(collections(root));
  const fresh = c.of<unknown>([8, 'new', [1, 2], { k: 1 }, null, true, 'x: y']);
  if (Array.isArray(target)) {
    const at = c.below(target.length);
    const how = c.below(4);
    if (how === 0) target.splice(at, 1);
    else if (how === 1) target.splice(at, 0, fresh);
    else if (how === 2) target.splice(c.below(target.length), 0, ...target.splice(at, 1));
    else target[at] = fresh;
    return;
  }
  const keys = Object.keys(target);
  const key = keys[c.below(keys.length)] ?? 'k';
  const how = c.below(4);
  if (how === 0 && target !== root) delete target[key];
  else if (how === 1) target[`n${c.below(9)}`] = fresh;
  else if (how === 2 && target !== root) {
    const entries = Object.entries(target).map(([k, v]) => [k === key ? 'renamed' : k, v]);
    for (const k of keys) delete target[k];
    Object.assign(target, Object.fromEntries(entries));
  } else target[key] = fresh;
}

const tape = fc.array(fc.nat({ max: 1000 }), { minLength: 40, maxLength: 160 });

property.prop(
  [
    tape,
    fc.array(fc.array(fc.nat({ max: 1000 }), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    }),
  ],
  {
    numRuns: Number(process.env['YAML_RUNS'] ?? 100),
  },
)(
  'whatever is edited, the text says it, and comments and aliases are patched, not written anew',
  (choices, edits) => {
    const text = randomText(choices);
    let depth = 0;
    const next = edit(text, (value) => {
      for (const one of edits) mutate(chooser(one), value);
      depth = collections(value).length;
    });
    expect(depth).toBeGreaterThan(0);
    expect(next).toContain('# head');
  },
);

property.prop([tape, fc.nat({ max: 20 })], { numRuns: Number(process.env['YAML_RUNS'] ?? 100) })(
  'an edit that no anchor has to do with leaves every alias and merge key as it is',
  (choices, at) => {
    const text = `${randomText(choices)}own: {v: 1, w: [1, 2]}\n`;
    const next = edit(text, (value: { own: { v: number; w: number[] } }) => {
      value.own.v = at + 2;
      if (at % 2 === 0) value.own.w.pop();
    });
    expect(next.slice(0, next.indexOf('own:'))).toBe(text.slice(0, text.indexOf('own:')));
  },
);

property.prop([tape, fc.nat({ max: 20 })], { numRuns: Number(process.env['YAML_RUNS'] ?? 100) })(
  'a component that is changed, moved or deleted leaves all that does not depend on its anchors',
  (choices, how) => {
    // Aliases before the components, and those of anchors before them, have nothing to do with these.
    const text = randomText(choices);
    const start = text.indexOf('components:');
    const next = edit(text, (value: { components: { args: Record<string, unknown> }[] }) => {
      const list = value.components;
      const item = how % list.length;
      if (how % 3 === 0) list.splice(item, 1);
      else if (how % 3 === 1) list.push(...list.splice(item, 1));
      else (list[item] as { args: Record<string, unknown> }).args['name'] = 'renamed';
    });
    expect(next.slice(0, start)).toBe(text.slice(0, start));
    const early = [...text.slice(0, start).matchAll(/&(k\d+)/g)].map(([, name]) => name ?? '');
    const count = (of: string, name: string) => of.split('\n').join(' ').split(`*${name}`).length;
    if (how % 3 !== 0 || text.split('  - ').length > 2)
      for (const name of early) {
        // What stands in a deleted component goes with it.
        if (how % 3 !== 0) expect(count(next, name)).toBe(count(text, name));
        else expect(next.includes(`&${name}`)).toBe(true);
      }
  },
);
