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
} from '../../library/classes.ts';

// A worker of a pool loads this file too: it serves its part, and exports the same classes to the
// modules that it was given.
serveScriptPart();
