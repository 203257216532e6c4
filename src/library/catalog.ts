import type { Catalogue, ComponentType } from '../model/index.ts';
import { typeOfFolder } from './types.ts';

/** The order of the palette. A type that is not named here comes after these, by its name. */
const ORDER: readonly string[] = [
  ...['Range', 'Constant', 'Sequence', 'Random', 'Sine', 'Formula', 'Accumulate', 'Integrator'],
  ...['Clamp', 'Select', 'Hysteresis', 'PID', 'Delay', 'MovingAverage', 'Statistics', 'Collect'],
  ...['FileReader', 'FileWriter'],
];

/** Types that models can have, and that nobody is offered. */
const UNLISTED: ReadonlySet<string> = new Set(['Recorder']);

function place({ label }: ComponentType): number {
  const at = ORDER.indexOf(label);
  return at < 0 ? ORDER.length : at;
}

const TYPES: readonly ComponentType[] = [...typeOfFolder.values()]
  .filter(({ label }) => !UNLISTED.has(label))
  .toSorted((one, other) => place(one) - place(other) || (one.label < other.label ? -1 : 1));

const byType: ReadonlyMap<string, ComponentType> = new Map(
  [...typeOfFolder.values()].flatMap((entry) =>
    [entry.type, ...entry.aliases].map((type) => [type, entry] as const),
  ),
);

/** The catalogue of the built-in components. */
export const catalogue: Catalogue = {
  types: TYPES,
  find: (type) => byType.get(type),
  docs: async (type) => (await import('./docs.ts')).docsOf(byType.get(type)?.type ?? type),
};
