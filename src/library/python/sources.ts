import accumulate from '../accumulate/Accumulate.py?raw';
import clamp from '../clamp/Clamp.py?raw';
import collect from '../collect/Collect.py?raw';
import constant from '../constant/Constant.py?raw';
import delay from '../delay/Delay.py?raw';
import fileReader from '../file-reader/FileReader.py?raw';
import fileWriter from '../file-writer/FileWriter.py?raw';
import formula from '../formula/Formula.py?raw';
import hysteresis from '../hysteresis/Hysteresis.py?raw';
import integrator from '../integrator/Integrator.py?raw';
import movingAverage from '../moving-average/MovingAverage.py?raw';
import pid from '../pid/PID.py?raw';
import random from '../random/Random.py?raw';
import range from '../range/Range.py?raw';
import recorder from '../recorder/Recorder.py?raw';
import select from '../select/Select.py?raw';
import sequence from '../sequence/Sequence.py?raw';
import sine from '../sine/Sine.py?raw';
import statistics from '../statistics/Statistics.py?raw';
import asNumber from './shared/as_number.py?raw';
import asWhole from './shared/as_whole.py?raw';
import formulaText from './shared/formula.py?raw';
import ieee from './shared/ieee.py?raw';
import inProject from './shared/in_project.py?raw';
import limits from './shared/limits.py?raw';
import numeric from './shared/numeric.py?raw';
import ownFields from './shared/own_fields.py?raw';
import randomStream from './shared/random_stream.py?raw';
import resultCell from './shared/result_cell.py?raw';

/** Python texts that a module is put together from. */
export interface PythonSources {
  /** A component's Python twin, by its type (`patchbay.Range`): a class named as the type ends. */
  readonly components: ReadonlyMap<string, string>;
  /** What several twins share, by the name after `shared.` in their import lines. */
  readonly shared: ReadonlyMap<string, string>;
}

/**
 * The Python twins of the library. Those of `FileReader` and `FileWriter`, which are plugboard's own, only
 * let them run on Ray. Load this file late in the page: nobody needs it before an export.
 */
export const pythonSources: PythonSources = {
  components: new Map([
    ['patchbay.Accumulate', accumulate],
    ['patchbay.Clamp', clamp],
    ['patchbay.Collect', collect],
    ['patchbay.Constant', constant],
    ['patchbay.Delay', delay],
    ['patchbay.Formula', formula],
    ['patchbay.Hysteresis', hysteresis],
    ['patchbay.Integrator', integrator],
    ['patchbay.MovingAverage', movingAverage],
    ['patchbay.PID', pid],
    ['patchbay.Random', random],
    ['patchbay.Range', range],
    ['patchbay.Select', select],
    ['patchbay.Sequence', sequence],
    ['patchbay.Sine', sine],
    ['patchbay.Statistics', statistics],
    ['patchbay.Recorder', recorder],
    ['patchbay.FileReader', fileReader],
    ['patchbay.FileWriter', fileWriter],
  ]),
  shared: new Map([
    ['as_number', asNumber],
    ['as_whole', asWhole],
    ['limits', limits],
    ['numeric', numeric],
    ['ieee', ieee],
    ['own_fields', ownFields],
    ['in_project', inProject],
    ['random_stream', randomStream],
    ['result_cell', resultCell],
    ['formula', formulaText],
  ]),
};
