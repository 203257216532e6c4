import type { Catalogue, ComponentType } from '../model/index.ts';
import { accumulateType } from './accumulate/descriptor.ts';
import { clampType } from './clamp/descriptor.ts';
import { collectType } from './collect/descriptor.ts';
import { constantType } from './constant/descriptor.ts';
import { delayType } from './delay/descriptor.ts';
import { fileReaderType } from './file-reader/descriptor.ts';
import { fileWriterType } from './file-writer/descriptor.ts';
import { formulaType } from './formula/descriptor.ts';
import { hysteresisType } from './hysteresis/descriptor.ts';
import { integratorType } from './integrator/descriptor.ts';
import { movingAverageType } from './moving-average/descriptor.ts';
import { pidType } from './pid/descriptor.ts';
import { randomType } from './random/descriptor.ts';
import { rangeType } from './range/descriptor.ts';
import { recorderType } from './recorder/descriptor.ts';
import { selectType } from './select/descriptor.ts';
import { sequenceType } from './sequence/descriptor.ts';
import { sineType } from './sine/descriptor.ts';
import { statisticsType } from './statistics/descriptor.ts';

/**
 * The built-in component types, in the order of the palette. A new component is a folder and one line
 * here and one in `classes.ts`. This file belongs to the page's first load: descriptions only, no class
 * and nothing of the engine.
 */
const TYPES: readonly ComponentType[] = [
  rangeType,
  constantType,
  sequenceType,
  randomType,
  sineType,
  formulaType,
  accumulateType,
  integratorType,
  clampType,
  selectType,
  hysteresisType,
  pidType,
  delayType,
  movingAverageType,
  statisticsType,
  collectType,
  fileReaderType,
  fileWriterType,
];

/** Types that models can have, and that nobody is offered. */
const UNLISTED: readonly ComponentType[] = [recorderType];

const byType: ReadonlyMap<string, ComponentType> = new Map(
  [...TYPES, ...UNLISTED].flatMap((entry) =>
    [entry.type, ...entry.aliases].map((type) => [type, entry] as const),
  ),
);

/** The catalogue of the built-in components. */
export const catalogue: Catalogue = {
  types: TYPES,
  find: (type) => byType.get(type),
  docs: async (type) => (await import('./docs.ts')).docsOf(byType.get(type)?.type ?? type),
};
