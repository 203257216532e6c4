import accumulate from '../accumulate/Accumulate.py?raw';
import clamp from '../clamp/Clamp.py?raw';
import collect from '../collect/Collect.py?raw';
import constant from '../constant/Constant.py?raw';
import delay from '../delay/Delay.py?raw';
import hysteresis from '../hysteresis/Hysteresis.py?raw';
import integrator from '../integrator/Integrator.py?raw';
import movingAverage from '../moving-average/MovingAverage.py?raw';
import pid from '../pid/PID.py?raw';
import range from '../range/Range.py?raw';
import sequence from '../sequence/Sequence.py?raw';
import asNumber from './shared/as_number.py?raw';
import asWhole from './shared/as_whole.py?raw';
import limits from './shared/limits.py?raw';
import numeric from './shared/numeric.py?raw';

/** Python texts that a module is put together from. */
export interface PythonSources {
  /** A component's Python twin, by its type (`patchbay.Range`): a class named as the type ends. */
  readonly components: ReadonlyMap<string, string>;
  /** What several twins share, by the name after `shared.` in their import lines. */
  readonly shared: ReadonlyMap<string, string>;
}

/**
 * The Python twins of the library. `FileReader` and `FileWriter` have none: they are plugboard's own
 * components. Load this file late in the page: nobody needs it before an export.
 */
export const pythonSources: PythonSources = {
  components: new Map([
    ['patchbay.Accumulate', accumulate],
    ['patchbay.Clamp', clamp],
    ['patchbay.Collect', collect],
    ['patchbay.Constant', constant],
    ['patchbay.Delay', delay],
    ['patchbay.Hysteresis', hysteresis],
    ['patchbay.Integrator', integrator],
    ['patchbay.MovingAverage', movingAverage],
    ['patchbay.PID', pid],
    ['patchbay.Range', range],
    ['patchbay.Sequence', sequence],
  ]),
  shared: new Map([
    ['as_number', asNumber],
    ['as_whole', asWhole],
    ['limits', limits],
    ['numeric', numeric],
  ]),
};
