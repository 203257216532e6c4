export { type Checkpoint, readCheckpoint } from './checkpoint/checkpoint.ts';
export {
  type Breakpoint,
  type BreakpointHit,
  type Comparison,
  type ComponentValues,
  isTerminal,
  type RunFailure,
  type RunProfile,
  type RunWarning,
  type Status,
} from '../model/run/index.ts';
export {
  buildProcess,
  type BuildEnvironment,
  type PoolSettings,
  type RunnableProcess,
} from './build.ts';
export {
  type Carrier,
  type CarriedEnd,
  type CarriedGroup,
  type CarriedRounds,
  Component,
  type ComponentClass,
  type ComponentOptions,
} from './component/component.ts';
export { ComponentIO } from './component/componentIO.ts';
export type { IOSpec } from './component/declaration.ts';
export type { Host, HostFiles } from './component/host.ts';
export { Connector } from './channels/connector.ts';
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
  NotSaved,
  ProcessError,
  ProcessStatusError,
  toFailure,
  UnrecognisedEventError,
  ValidationError,
} from './errors.ts';
export { Carried } from './component/carried.ts';
export {
  carriedEvent,
  carryEvent,
  Event,
  type EventFields,
  type EventHandler,
  handle,
  StopEvent,
} from './component/event.ts';
export { LocalProcess, type LocalProcessOptions } from './process/localProcess.ts';
export type { PartitionEnvironment } from './pool/partition/makePartition.ts';
export { servePartition } from './pool/partition/servePartition.ts';
export type { Partition } from './pool/partition/partition.ts';
export type { Placement } from './partitioning/partitionPlan.ts';
export type { WorkerThread, Port, WorkerFactory } from './pool/transport/port.ts';
export type { WorkerPoolProcessOptions } from './pool/poolOptions.ts';
export { WorkerPoolProcess } from './pool/workerPoolProcess.ts';
export { TrialQueue } from './trials/trialQueue.ts';
export { type TrialModel, TrialRunner } from './trials/trialRunner.ts';
export { Probe, type ProbeOptions } from './probe/probe.ts';
export { Process, type ProcessOptions, typeOf as componentTypeOf } from './process/process.ts';
export { draw, randomState, type RandomState } from '../base/random.ts';
export { DictStateBackend } from './state/dictState.ts';
export {
  type ComponentRecord,
  type ConnectorRecord,
  type JobRecord,
  type JobStart,
  type ProcessRecord,
  type StateBackend,
} from './state/state.ts';
export {
  StoredStateBackend,
  type StateStore,
  type StateTable,
  type StoredStateOptions,
} from './state/storedState.ts';
