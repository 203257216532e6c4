import type { ComponentClass } from '../engine/index.ts';
import { Accumulate } from './accumulate/Accumulate.ts';
import { catalogue } from './catalog.ts';
import { Clamp } from './clamp/Clamp.ts';
import { Collect } from './collect/Collect.ts';
import { Constant } from './constant/Constant.ts';
import { Delay } from './delay/Delay.ts';
import { FileReader } from './file-reader/FileReader.ts';
import { FileWriter } from './file-writer/FileWriter.ts';
import { Formula } from './formula/Formula.ts';
import { installFormulaParser } from './formula/parserPort.ts';
import { readExpression } from './formula/readExpression.ts';
import { Hysteresis } from './hysteresis/Hysteresis.ts';
import { Integrator } from './integrator/Integrator.ts';
import { MovingAverage } from './moving-average/MovingAverage.ts';
import { PID } from './pid/PID.ts';
import { Random } from './random/Random.ts';
import { Range } from './range/Range.ts';
import { Recorder } from './recorder/Recorder.ts';
import { Select } from './select/Select.ts';
import { Sequence } from './sequence/Sequence.ts';
import { Sine } from './sine/Sine.ts';
import { Statistics } from './statistics/Statistics.ts';

/** The classes that run, by type text: for the worker and the command line, not for the page. */
const CLASSES: ReadonlyMap<string, ComponentClass> = new Map<string, ComponentClass>([
  ['patchbay.Range', Range],
  ['patchbay.Constant', Constant],
  ['patchbay.Sequence', Sequence],
  ['patchbay.Random', Random],
  ['patchbay.Sine', Sine],
  ['patchbay.Formula', Formula],
  ['patchbay.Accumulate', Accumulate],
  ['patchbay.Integrator', Integrator],
  ['patchbay.Clamp', Clamp],
  ['patchbay.Select', Select],
  ['patchbay.Hysteresis', Hysteresis],
  ['patchbay.PID', PID],
  ['patchbay.Delay', Delay],
  ['patchbay.MovingAverage', MovingAverage],
  ['patchbay.Statistics', Statistics],
  ['patchbay.Collect', Collect],
  ['patchbay.Recorder', Recorder],
  ['plugboard.library.file_io.FileReader', FileReader],
  ['plugboard.library.file_io.FileWriter', FileWriter],
]);

// Whoever has the classes has the parser too, so that arguments are checked in full there.
installFormulaParser(readExpression);

/** The class of a built-in component, by its type text or an alias; undefined for another text. */
export function componentClass(type: string): ComponentClass | undefined {
  const known = catalogue.find(type);
  return known && CLASSES.get(known.type);
}

export {
  Accumulate,
  Clamp,
  Collect,
  Constant,
  Delay,
  FileReader,
  FileWriter,
  Formula,
  Hysteresis,
  Integrator,
  MovingAverage,
  PID,
  Random,
  Range,
  Select,
  Sequence,
  Sine,
  Statistics,
};
