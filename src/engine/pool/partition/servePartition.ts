import type { Port } from '../transport/port.ts';
import type { PartitionEnvironment } from './makePartition.ts';
import { PartitionHost } from './partitionHost.ts';
import type { PartitionCalls } from './partitionProtocol.ts';

/** Answers to the process in a worker of its pool: makes the partition, and tells how it goes. */
export function servePartition(port: Port, environment: PartitionEnvironment): void {
  new PartitionHost(port, environment, callsOf);
}

function callsOf(host: PartitionHost): PartitionCalls {
  /** What may come in the midst of a migration, when there is no partition here for a moment. */
  const held = () => host.holding;
  return {
    open: (spec) => host.open(spec),
    hook: (hook) => host.hook(hook),
    load: (checkpoint) => host.load(checkpoint),
    forget: () => host.forget(),
    run: () => host.run(),
    round: () => host.round(),
    stepComponent: (name) => host.stepComponent(name),
    runOver: () => host.current.links.endRun(),
    roundOver: () => host.current.links.endRound(),
    pause: () => host.pause(),
    resume() {
      held()?.partition.resume();
      held()?.links.wake();
    },
    cancel: () => held()?.partition.cancel(),
    halt: () => held()?.partition.halt(),
    activity: () => host.activity(),
    growChannel() {
      host.current.links.isIdle = false;
      host.current.partition.growChannel();
    },
    endListeners() {
      host.current.links.isIdle = false;
      host.current.partition.endListeners();
    },
    settle: () => host.settle(),
    save: () => host.save(),
    probe: (number, field, budget) => held()?.reporter.probe(number, field, budget),
    stopProbe: (number) => held()?.reporter.stopProbe(number),
    taken: () => held()?.reporter.taken(),
    setArgument: (component, name, value) =>
      void held()?.partition.setArgument(component, name, value),
    setBreakpoints: (breakpoints) => void held()?.partition.setBreakpoints(breakpoints),
    times: () => host.current.partition.times,
    ping: () => true,
    inspect: () => host.inspect(),
  };
}
