/*
 * The engine for scripts: `dist-engine/index.js`. Names and members are plugboard's, in camelCase.
 */
export {
  bareEnvironment,
  type Breakpoint,
  type BreakpointHit,
  Component,
  type ComponentOptions,
  type ComponentRecord,
  type Checkpoint,
  Connector,
  type ConnectorRecord,
  ConstraintError,
  DeadlockError,
  DictStateBackend,
  draw,
  Event,
  type EventHandler,
  handle,
  IOSetupError,
  type IOSpec,
  IOStreamClosedError,
  NotFoundError,
  NotInitialisedError,
  Probe,
  ProcessError,
  type ProcessRecord,
  ProcessStatusError,
  randomState,
  readCheckpoint,
  type RunFailure,
  type StateBackend,
  type StateStore,
  type Status,
  StopEvent,
  StoredStateBackend,
  UnrecognisedEventError,
  ValidationError,
} from '../../engine/index.ts';
import { serveScriptPart } from './serveScriptPart.ts';

export { componentClass } from '../../library/classes.ts';
export { IndexedDbStateBackend } from './IndexedDbStateBackend.ts';
export { LocalProcess, type LocalProcessOptions } from './LocalProcess.ts';
export { WorkerPoolProcess, type WorkerPoolProcessOptions } from './WorkerPoolProcess.ts';
export { Accumulate } from '../../library/accumulate/Accumulate.ts';
export { Clamp } from '../../library/clamp/Clamp.ts';
export { Collect } from '../../library/collect/Collect.ts';
export { Constant } from '../../library/constant/Constant.ts';
export { Delay } from '../../library/delay/Delay.ts';
export { FileReader } from '../../library/file-reader/FileReader.ts';
export { FileWriter } from '../../library/file-writer/FileWriter.ts';
export { Formula } from '../../library/formula/Formula.ts';
export { Hysteresis } from '../../library/hysteresis/Hysteresis.ts';
export { Integrator } from '../../library/integrator/Integrator.ts';
export { MovingAverage } from '../../library/moving-average/MovingAverage.ts';
export { PID } from '../../library/pid/PID.ts';
export { Random } from '../../library/random/Random.ts';
export { Range } from '../../library/range/Range.ts';
export { Select } from '../../library/select/Select.ts';
export { Sequence } from '../../library/sequence/Sequence.ts';
export { Sine } from '../../library/sine/Sine.ts';
export { Statistics } from '../../library/statistics/Statistics.ts';

// A worker of a pool loads this file too: it serves its part, and exports the same classes to the
// modules that it was given.
serveScriptPart();
