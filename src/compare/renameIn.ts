import { endpointOf, endsOf } from '../model/endpoint.ts';
import { type Exact, entriesOf, type ExactMap, isExactMap, itemsOf } from '../base/exactValue.ts';

type Names = ReadonlyMap<string, string>;
type Turn = (value: Exact) => Exact;

/** A map with one of its entries turned into another; without it, nothing changes. */
function within(map: Exact, key: string, turn: Turn): Exact {
  if (!isExactMap(map) || !Object.hasOwn(map, key)) return map;
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [name, name === key ? turn(value) : value]),
  );
}

const each =
  (turn: Turn): Turn =>
  (value) =>
    Array.isArray(value) ? itemsOf(value).map(turn) : value;

const eachEntry =
  (turn: Turn): Turn =>
  (value) =>
    isExactMap(value)
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, turn(item)]))
      : value;

/** Turns every text, however deep. */
const deep =
  (turn: (text: string) => string): Turn =>
  (value) => {
    if (typeof value === 'string') return turn(value);
    return Array.isArray(value) ? each(deep(turn))(value) : eachEntry(deep(turn))(value);
  };

/**
 * A model in which components are called otherwise, and so is all that speaks of them: connectors, the
 * parts of the layout, the study.
 */
export function renameIn(config: ExactMap, names: Names): ExactMap {
  if (names.size === 0) return config;
  const name: Turn = (value) => (typeof value === 'string' ? (names.get(value) ?? value) : value);
  const end = (text: string): string => {
    const { component, field } = endpointOf(text);
    return component === '' ? text : `${names.get(component) ?? component}.${field}`;
  };
  const endpoint = (text: string): string =>
    text.includes('..') ? endsOf(text).map(end).join('..') : end(text);
  const keys: Turn = (value) =>
    Object.fromEntries(entriesOf(value).map(([key, item]) => [names.get(key) ?? key, item]));
  const component: Turn = (spec) => within(spec, 'args', (args) => within(args, 'name', name));
  const socket: Turn = (value) =>
    typeof value === 'string' ? end(value) : within(value, 'entity', name);
  const connector: Turn = (spec) => within(within(spec, 'source', socket), 'target', socket);
  const disabled: Turn = (entry) =>
    within(
      within(within(entry, 'component', component), 'connectors', each(connector)),
      'bypass',
      each(deep(endpoint)),
    );
  const parts: Readonly<Record<string, Turn>> = {
    positions: keys,
    pool: (pool) => within(pool, 'pins', keys),
    groups: eachEntry((group) => within(group, 'members', each(name))),
    disabled: each(disabled),
    watch: deep(endpoint),
    plots: deep(endpoint),
    badges: deep(endpoint),
    controls: each((control) => within(control, 'argument', deep(end))),
  };
  const layout: Turn = (value) =>
    Object.entries(parts).reduce((at, [part, turn]) => within(at, part, turn), value);
  const args: Turn = (value) =>
    within(
      within(within(value, 'components', each(component)), 'connectors', each(connector)),
      'patchbay',
      layout,
    );
  const named: Turn = (value) => within(value, 'object_name', name);
  const objective: Turn = (value) => (Array.isArray(value) ? each(named)(value) : named(value));
  const tune: Turn = (value) =>
    within(within(value, 'objective', objective), 'parameters', each(named));
  const process: Turn = (value) => within(value, 'args', args);
  const plugboard: Turn = (value) =>
    within(within(value, 'process', process), 'tune', (study) => within(study, 'args', tune));
  const turned = within(config, 'plugboard', plugboard);
  return isExactMap(turned) ? turned : config;
}
