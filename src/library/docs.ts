import type { ComponentDocs } from '../model/index.ts';
import { accumulateType } from './accumulate/descriptor.ts';
import { accumulateDocs } from './accumulate/docs.ts';
import { clampType } from './clamp/descriptor.ts';
import { clampDocs } from './clamp/docs.ts';
import { collectType } from './collect/descriptor.ts';
import { collectDocs } from './collect/docs.ts';
import { constantType } from './constant/descriptor.ts';
import { constantDocs } from './constant/docs.ts';
import { delayType } from './delay/descriptor.ts';
import { delayDocs } from './delay/docs.ts';
import { fileReaderType } from './file-reader/descriptor.ts';
import { fileReaderDocs } from './file-reader/docs.ts';
import { fileWriterType } from './file-writer/descriptor.ts';
import { fileWriterDocs } from './file-writer/docs.ts';
import { formulaType } from './formula/descriptor.ts';
import { formulaDocs } from './formula/docs.ts';
import { hysteresisType } from './hysteresis/descriptor.ts';
import { hysteresisDocs } from './hysteresis/docs.ts';
import { integratorType } from './integrator/descriptor.ts';
import { integratorDocs } from './integrator/docs.ts';
import { movingAverageType } from './moving-average/descriptor.ts';
import { movingAverageDocs } from './moving-average/docs.ts';
import { pidType } from './pid/descriptor.ts';
import { pidDocs } from './pid/docs.ts';
import { randomType } from './random/descriptor.ts';
import { randomDocs } from './random/docs.ts';
import { rangeType } from './range/descriptor.ts';
import { rangeDocs } from './range/docs.ts';
import { selectType } from './select/descriptor.ts';
import { selectDocs } from './select/docs.ts';
import { sequenceType } from './sequence/descriptor.ts';
import { sequenceDocs } from './sequence/docs.ts';
import { sineType } from './sine/descriptor.ts';
import { sineDocs } from './sine/docs.ts';
import { statisticsType } from './statistics/descriptor.ts';
import { statisticsDocs } from './statistics/docs.ts';

/** Ports and examples of the built-in components. The page gets them when somebody asks. */
const DOCS: ReadonlyMap<string, ComponentDocs> = new Map([
  [accumulateType.type, accumulateDocs],
  [clampType.type, clampDocs],
  [collectType.type, collectDocs],
  [constantType.type, constantDocs],
  [delayType.type, delayDocs],
  [fileReaderType.type, fileReaderDocs],
  [fileWriterType.type, fileWriterDocs],
  [formulaType.type, formulaDocs],
  [hysteresisType.type, hysteresisDocs],
  [integratorType.type, integratorDocs],
  [movingAverageType.type, movingAverageDocs],
  [pidType.type, pidDocs],
  [randomType.type, randomDocs],
  [rangeType.type, rangeDocs],
  [selectType.type, selectDocs],
  [sequenceType.type, sequenceDocs],
  [sineType.type, sineDocs],
  [statisticsType.type, statisticsDocs],
]);

/** What there is to say of a built-in type; null for other types. */
export function docsOf(type: string): ComponentDocs | null {
  return DOCS.get(type) ?? null;
}
