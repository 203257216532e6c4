import { isObject, type Json, namesIn } from '../base/json.ts';
import { getAt, LAYOUT_PATH, type Place, type Problem } from '../model/index.ts';
import { listAt } from '../model/paths.ts';
import { problemAt } from '../model/problemAt.ts';

/** Characters of a name, of a type, of an end of a connector. Longer ones nobody reads. */
const LONGEST_NAME = 1_000;

/** Entries of what is drawn, measured or listed one by one, however short the text that says so. */
const MOST_IN_LAYOUT: Readonly<Record<string, number>> = {
  watch: 2_000,
  plots: 1_000,
  notes: 1_000,
  groups: 2_000,
  badges: 10_000,
  disabled: 2_000,
  positions: 10_000,
  controls: 500,
};
const MOST_COMPONENTS = 10_000;
const MOST_CONNECTORS = 20_000;
const MOST_FIELDS = 2_000;
/** Arguments of one component, known or not: each is a row of its form, and a problem where nobody knows it. */
const MOST_ARGUMENTS = 2_000;
/** Fields of all components together: each is a port that is placed and drawn. */
const MOST_PORTS = 20_000;
const MOST_PARAMETERS = 2_000;
/** Characters of all watched fields together. */
const LONGEST_WATCH = 200_000;

/** Arguments whose entries are fields of the component. */
const FIELD_LISTS = [
  'inputs',
  'outputs',
  'field_names',
  'expressions',
  'initial_values',
  'exports',
];
const ARGS = ['plugboard', 'process', 'args'] as const;

function countOf(value: Json | undefined): number {
  if (Array.isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : 0;
}

/**
 * Names that are too long and lists that are too many for the page, found before any work is done with
 * them: a link of some hundred characters can say very much.
 *
 * @returns the first thing that is too large; null when nothing is
 */
export function checkSizes(config: Json, place: Place): Problem | null {
  const refuse = (path: readonly (string | number)[], message: string): Problem =>
    problemAt('YAML_TOO_LARGE', message, place(path), path);
  const tooMany = (path: readonly (string | number)[], most: number, what: string) => {
    const count = countOf(getAt(config, path));
    return count <= most
      ? null
      : refuse(path, `There are ${count} ${what}; Patchbay takes at most ${most}.`);
  };
  const tooLong = (path: readonly (string | number)[]) => {
    const value = getAt(config, path);
    return typeof value !== 'string' || value.length <= LONGEST_NAME
      ? null
      : refuse(path, `This has ${value.length} characters; a name has at most ${LONGEST_NAME}.`);
  };

  for (const [part, most] of Object.entries(MOST_IN_LAYOUT)) {
    const found = tooMany([...LAYOUT_PATH, part], most, `entries in the layout's “${part}”`);
    if (found !== null) return found;
  }
  const watch = [...LAYOUT_PATH, 'watch'];
  for (const at of listAt(config, watch).keys()) {
    const found = tooLong([...watch, at]);
    if (found !== null) return found;
  }
  const characters = listAt(config, watch).reduce<number>(
    (sum, field) => sum + (typeof field === 'string' ? field.length : 0),
    0,
  );
  if (characters > LONGEST_WATCH) {
    const message = `The watched fields have more than ${LONGEST_WATCH} characters together.`;
    return refuse(watch, message);
  }
  const parameters = tooMany([...ARGS, 'parameters'], MOST_PARAMETERS, 'parameters');
  if (parameters !== null) return parameters;
  const tooMuch =
    tooLong([...ARGS, 'name']) ??
    tooMany([...ARGS, 'components'], MOST_COMPONENTS, 'components') ??
    tooMany([...ARGS, 'connectors'], MOST_CONNECTORS, 'connectors');
  if (tooMuch !== null) return tooMuch;
  const longName = (path: readonly (string | number)[]) =>
    namesIn(getAt(config, path)).some((name) => name.length > LONGEST_NAME)
      ? refuse(path, `A name in it has more than ${LONGEST_NAME} characters.`)
      : null;
  let ports = 0;
  for (const at of listAt(config, [...ARGS, 'components']).keys()) {
    const path = [...ARGS, 'components', at];
    for (const name of FIELD_LISTS) ports += countOf(getAt(config, [...path, 'args', name]));
    if (ports > MOST_PORTS) {
      const message = `The components have more than ${MOST_PORTS} fields together; Patchbay takes no more.`;
      return refuse([...path, 'args'], message);
    }
    const found =
      tooLong([...path, 'type']) ??
      tooLong([...path, 'args', 'name']) ??
      tooMany([...path, 'args'], MOST_ARGUMENTS, 'arguments of one component') ??
      FIELD_LISTS.map((name) => tooMany([...path, 'args', name], MOST_FIELDS, `${name}`)).find(
        (problem) => problem !== null,
      ) ??
      FIELD_LISTS.map((name) => longName([...path, 'args', name])).find((p) => p !== null) ??
      null;
    if (found !== null) return found;
  }
  for (const at of listAt(config, [...ARGS, 'connectors']).keys()) {
    const path = [...ARGS, 'connectors', at];
    const found = tooLong([...path, 'source']) ?? tooLong([...path, 'target']);
    if (found !== null) return found;
  }
  return null;
}

/** Whether a list of watched fields, as a link has it beside its text, is one that the page takes. */
export function isSmallWatch(fields: readonly string[]): boolean {
  return (
    fields.length <= (MOST_IN_LAYOUT['watch'] ?? 0) &&
    fields.reduce((sum, { length }) => sum + length, 0) <= LONGEST_WATCH
  );
}
