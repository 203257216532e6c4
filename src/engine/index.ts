export { type Checkpoint, readCheckpoint } from './checkpoint/checkpoint.ts';
export type { Breakpoint, BreakpointHit, Comparison } from './breakpoint.ts';
export {
  buildProcess,
  type BuildEnvironment,
  type PoolSettings,
  type RunnableProcess,
} from './build.ts';
export {
  Component,
  ComponentIO,
  type ComponentClass,
  type ComponentOptions,
  type Host,
  type RunWarning,
  type HostFiles,
  type IOSpec,
} from './component.ts';
export { Connector } from './connector.ts';
export type { MakeFunction } from './compiled/generate.ts';
export { bareEnvironment, type Environment } from './environment.ts';
export {
  ConstraintError,
  DeadlockError,
  EngineError,
  IOSetupError,
  IOStreamClosedError,
  NotFoundError,
  NotInitialisedError,
  ProcessError,
  ProcessStatusError,
  type RunFailure,
  toFailure,
  UnrecognisedEventError,
  ValidationError,
} from './errors.ts';
export { Event, type EventFields, type EventHandler, handle, StopEvent } from './event.ts';
export { LocalProcess, type LocalProcessOptions } from './localProcess.ts';
export { type PartWorld, servePart } from './pool/partHost.ts';
export type { Part } from './pool/part.ts';
export type { Placement } from './pool/plan.ts';
export type { PoolWorker, Port, Workers } from './pool/port.ts';
export { WorkerPoolProcess, type WorkerPoolProcessOptions } from './pool/workerPoolProcess.ts';
export { Probe, type ProbeOptions, type Recorded } from './probe.ts';
export type { Profile } from './profile/profile.ts';
export { Process, type ProcessOptions, typeOf as componentTypeOf } from './process.ts';
export { draw, randomState, type RandomState } from './random.ts';
export type { ComponentValues } from './records.ts';
export {
  type ComponentRecord,
  type ConnectorRecord,
  DictStateBackend,
  type JobRecord,
  type JobStart,
  type ProcessRecord,
  type StateBackend,
} from './state.ts';
export {
  StoredStateBackend,
  type StateStore,
  type StateTable,
  type StoredStateOptions,
} from './storedState.ts';
export { isTerminal, type Status } from './status.ts';
