import { toJsonText } from '../base/json.ts';
import type { ChangeKind } from './Change.ts';
import { entriesOf, type Exact, exactAt, isExactMap, itemsOf } from '../base/exactValue.ts';
import type { Fact } from './Fact.ts';

const PATH = ['plugboard', 'process', 'args', 'patchbay'];

/** What a control is of: an argument, or a parameter of the process. */
export function controlName(control: Exact): string {
  const [argument, parameter] = ['argument', 'parameter'].map((key) => exactAt(control, [key]));
  return typeof argument === 'string' ? argument : String(parameter);
}

const fact = (kind: ChangeKind, name: string, path: readonly string[], value: Exact): Fact => ({
  kind,
  name,
  component: kind === 'place' || kind === 'worker' ? name : null,
  path: [...PATH, ...path],
  value,
});

/** Items by a name of theirs; one that comes again is another. */
function listed(kind: ChangeKind, part: string, value: Exact, nameOf: (item: Exact) => string) {
  const seen = new Set<string>();
  return itemsOf(value).map((item) => {
    let name = nameOf(item);
    while (seen.has(name)) name += '#';
    seen.add(name);
    return fact(kind, name, [part, name], item);
  });
}

const mapped = (kind: ChangeKind, part: readonly string[], value: Exact): readonly Fact[] =>
  entriesOf(value).map(([name, item]) => fact(kind, name, [...part, name], item));

const text = (item: Exact): string => (typeof item === 'string' ? item : toJsonText(item));

/** How the parts of the layout are taken apart; what is not here, or not of its form, stays whole. */
const PARTS: Readonly<Record<string, (value: Exact) => readonly Fact[] | null>> = {
  // Only ever says how to read the rest.
  version: (value) => (value === 1 ? [] : null),
  positions: (value) => (isExactMap(value) ? mapped('place', ['positions'], value) : null),
  groups: (value) => (isExactMap(value) ? mapped('group', ['groups'], value) : null),
  notes: (value) => (isExactMap(value) ? mapped('note', ['notes'], value) : null),
  pool(value) {
    if (!isExactMap(value) || !isExactMap(value['pins'])) return null;
    const { pins, ...others } = value;
    return [...mapped('worker', ['pool', 'pins'], pins), ...mapped('layout', ['pool'], others)];
  },
  run(value) {
    if (!isExactMap(value)) return null;
    const { seed: _told, ...others } = value;
    return mapped('layout', ['run'], others);
  },
  watch: (value) => (Array.isArray(value) ? listed('watch', 'watch', value, text) : null),
  badges: (value) =>
    Array.isArray(value)
      ? listed('badge', 'badges', value, (id) => text(id).replace('..', ' -> '))
      : null,
  controls: (value) =>
    Array.isArray(value) ? listed('control', 'controls', value, controlName) : null,
  plots: (value) =>
    Array.isArray(value)
      ? itemsOf(value).map((plot, i) => fact('plot', `plot ${i + 1}`, ['plots', `${i}`], plot))
      : null,
};

/**
 * What the editor keeps in a model beside it: places, groups, notes, what is watched.
 *
 * @param off components that are switched off, which are told elsewhere
 */
export function layoutFacts(layout: Exact | undefined, off: ReadonlySet<string>): readonly Fact[] {
  if (layout === undefined) return [];
  if (!isExactMap(layout)) return [fact('layout', 'patchbay', [], layout)];
  return Object.entries(layout).flatMap(([part, value]) => {
    if (part === 'disabled' && Array.isArray(value)) {
      const others = itemsOf(value).filter((entry) => {
        const name = exactAt(entry, ['component', 'args', 'name']);
        return typeof name !== 'string' || !off.has(name);
      });
      return others.map((entry, i) => fact('layout', `disabled.${i}`, [part, `${i}`], entry));
    }
    const taken = Object.hasOwn(PARTS, part) ? PARTS[part]?.(value) : null;
    return taken ?? [fact('layout', part, [part], value)];
  });
}
