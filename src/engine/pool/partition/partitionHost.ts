import type { BreakpointHit, Samples, Status } from '../../../model/run/index.ts';
import { fail, ok, type Result } from '../../../base/result.ts';
import { type Component, type ComponentClass, detailsOf } from '../../component/component.ts';
import { Connector } from '../../channels/connector.ts';
import type { Environment } from '../../environment.ts';
import { ProcessError, toFailure } from '../../errors.ts';
import type { Probe } from '../../probe/probe.ts';
import { valuesOf } from '../../state/records.ts';
import type { Unit } from '../../unit/unit.ts';
import { PeerLinks } from '../transport/peerLinks.ts';
import type {
  Activity,
  Outcome,
  PartitionCalls,
  PartitionReport,
  PartitionSpec,
  CoordinatorCalls,
} from './partitionProtocol.ts';
import { Partition } from './partition.ts';
import type { Port } from '../transport/port.ts';
import { Rpc, toThrown } from '../transport/rpc.ts';

/** Values a channel between workers holds, where the model says nothing. */
const CAPACITY = 1_024;
/** Shortest time between two reports of a part that is at work, milliseconds. */
const REPORT_MS = 16;

/** The same for where the time went; longer where there are many components. */
const TIMES_MS = 250;

/** What a worker of a pool has of its own. */
export interface PartitionEnvironment extends Omit<Environment, 'host'> {
  componentClass(type: string): ComponentClass | undefined;
  /** Makes a port of what was handed over. */
  toPort(end: object): Port;
  /** For tests. */
  readonly onOpen?: (process: Partition) => void;
  readonly inspect?: (process: Partition) => unknown;
}

/** The part that one worker holds now, with what is to be told of it. */
interface Holding {
  readonly part: Partition;
  readonly links: PeerLinks;
  readonly connectors: readonly Connector[];
  readonly probes: Map<number, Probe>;
  /** Statuses that were not told yet. */
  readonly statuses: Map<Unit, Status[]>;
  /** Samples are on their way. */
  awaiting: boolean;
  reportedAt: number;
  toldTimesAt: number;
}

/** Answers to the process in a worker of its pool: makes the part, and tells how it goes. */
export function servePartition(port: Port, world: PartitionEnvironment): void {
  let holding: Holding | null = null;
  const current = (): Holding => {
    if (holding === null) throw new Error('The worker holds no part yet.');
    return holding;
  };

  function report({
    activity = null,
    isLast = false,
  }: {
    activity?: Activity | null;
    isLast?: boolean;
  }) {
    if (holding === null) return;
    const { part, statuses, probes } = holding;
    holding.reportedAt = world.now();
    const changed = isLast ? part.all : [...statuses.keys()];
    const units = changed.map((unit) => ({
      name: unit.name,
      statuses: statuses.get(unit) ?? [],
      steps: unit.steps,
      isEnded: unit.isEnded,
      fields: fieldsOf(unit),
    }));
    statuses.clear();
    const samples: PartitionReport['samples'] =
      holding.awaiting && !isLast
        ? []
        : [...probes].flatMap(([probe, of]) => (of.kept > 0 ? { probe, ...of.take() } : []));
    if (samples.length > 0) holding.awaiting = true;
    const steps = part.all.map((unit) => unit.steps);
    const times = isLast || isTimeForTimes(holding, world.now()) ? part.times : null;
    if (times !== null) holding.toldTimesAt = world.now();
    send({ units, steps, samples, times, activity });
  }

  function send(told: PartitionReport): void {
    try {
      rpc.tell('report', told);
    } catch {
      // Some value cannot be copied. It is left out of what is shown; who sends it along a connector fails.
      const units = told.units.map((unit) => ({
        ...unit,
        fields: unit.fields?.map(([name, value]) => [name, copyable(value, port)] as const) ?? null,
      }));
      const samples = told.samples.map((one) => ({ ...one, values: copyableList(one, port) }));
      rpc.tell('report', { ...told, units, samples });
    }
  }

  function activity(): Activity {
    const { part, links } = current();
    const alive = part.all.filter((unit) => !unit.isEnded).length;
    const { isIdle, sent, received } = links;
    return { isIdle, sent, received, alive, stall: part.stall() };
  }

  async function outcomeOf(mine: Holding, work: Promise<void>): Promise<Outcome> {
    let failure: Outcome['failure'] = null;
    let errors: Outcome['errors'] = [];
    try {
      await work;
    } catch (error) {
      failure = mine.part.failure ?? toFailure(error, null, null);
      errors = (error instanceof ProcessError ? error.errors : [error]).map(toThrown);
    }
    if (mine === holding) report({ isLast: true });
    const closed = mine.connectors.filter((one) => one.isClosed).map(({ id }) => id);
    return { failure, errors, closed, schedule: mine.part.schedule };
  }

  function open(start: PartitionSpec): readonly string[] {
    holding?.links.close();
    const statuses = new Map<Unit, Status[]>();
    const environment: Environment = {
      ...world,
      host: { seed: start.seed, files, warn: (warning) => rpc.tell('warn', warning) },
      async yieldToHost() {
        await world.yieldToHost();
        if (holding !== null && world.now() - holding.reportedAt >= REPORT_MS) report({});
      },
    };
    const made = makePart(start, world, environment, {
      onIdle: () => report({ activity: activity() }),
      onStatus: (unit) => statuses.set(unit, [...(statuses.get(unit) ?? []), unit.status]),
      onHit: (hit) => rpc.tell('hit', hit),
    });
    if (!made.ok) return made.error;
    const { part, links, connectors } = made.value;
    world.onOpen?.(part);
    holding = {
      ...{ part, links, connectors, probes: new Map(), statuses },
      ...{ awaiting: false, reportedAt: -Infinity, toldTimesAt: world.now() },
    };
    return [];
  }

  const own: PartitionCalls = {
    open,
    async hook(hook) {
      const errors = await current().part.hook(hook);
      if (hook !== 'resume') report({ isLast: true });
      return errors.map(({ name, error }) => ({ name, error: toThrown(error) }));
    },
    load(checkpoint) {
      const loaded = current().part.load(checkpoint);
      report({ isLast: true });
      return loaded;
    },
    forget() {
      const { part, links } = current();
      holding = null;
      links.close();
      part.halt();
    },
    run() {
      const mine = current();
      mine.links.isOver = false;
      return outcomeOf(mine, mine.part.run());
    },
    round() {
      const mine = current();
      const { part } = mine;
      return outcomeOf(mine, part.isPaused ? part.step() : part.advance());
    },
    async stepComponent(name) {
      const mine = current();
      const { part } = mine;
      let refusal: string | null = null;
      const step = async () => {
        // It may have gone on while the call was under way.
        const isHeld = !part.isRunning || part.isPaused;
        const done = isHeld ? await part.stepComponent(name) : fail('The run has gone on.');
        refusal = done.ok ? null : done.error;
      };
      const outcome = await outcomeOf(mine, step());
      return { ...outcome, refusal };
    },
    runOver() {
      const { links } = current();
      links.isOver = true;
      links.wake();
    },
    roundOver() {
      const { links } = current();
      links.roundIsOver = true;
      links.wake();
    },
    // These may come in the midst of a move, when there is no part here for a moment.
    async pause() {
      const part = holding?.part;
      part?.pause();
      await world.yieldToHost();
      if (part !== undefined && holding?.part === part) report({ isLast: true });
    },
    resume() {
      holding?.part.resume();
      holding?.links.wake();
    },
    cancel: () => holding?.part.cancel(),
    halt: () => holding?.part.halt(),
    activity,
    growChannel() {
      const { part, links } = current();
      links.isIdle = false;
      part.growChannel();
    },
    endListeners() {
      const { part, links } = current();
      links.isIdle = false;
      part.endListeners();
    },
    async settle() {
      const { part, links } = current();
      part.pause();
      await part.quiet();
      links.drain();
    },
    async save() {
      const { part, links } = current();
      links.pour();
      const saved = await part.checkpoint();
      report({ isLast: true });
      return saved;
    },
    probe(number, field, budget) {
      const made = holding?.part.probe(field, budget === null ? {} : { budget });
      if (made?.ok === true) holding?.probes.set(number, made.value);
    },
    stopProbe(number) {
      report({});
      holding?.probes.get(number)?.stop();
      holding?.probes.delete(number);
    },
    taken() {
      if (holding !== null) holding.awaiting = false;
    },
    setArgument: (component, name, value) => void holding?.part.setArgument(component, name, value),
    setBreakpoints: (breakpoints) => void holding?.part.setBreakpoints(breakpoints),
    times: () => current().part.times,
    ping: () => true,
    inspect: () => world.inspect?.(current().part) ?? null,
  };
  const rpc = new Rpc<CoordinatorCalls>(port, own as never);
  const files = {
    read: (path: string) => rpc.call('read', path),
    create: (path: string) => rpc.call('create', path),
    append: (path: string, bytes: Uint8Array) => rpc.call('append', path, bytes),
  };
}

function isTimeForTimes({ part, toldTimesAt }: Holding, now: number): boolean {
  return now - toldTimesAt >= Math.max(TIMES_MS, part.all.length / 10);
}

function fieldsOf(unit: Unit): readonly (readonly [string, unknown])[] {
  const { input, output, exports } = valuesOf(unit);
  return [input, output, exports].flatMap((map) => Object.entries(map));
}

function copyable(value: unknown, port: Port): unknown {
  return port.canCopy(value) ? value : String(value);
}

function copyableList({ values }: Samples, port: Port): Samples['values'] {
  return values instanceof Float64Array ? values : values.map((value) => copyable(value, port));
}

interface Told {
  readonly onIdle: () => void;
  readonly onStatus: (unit: Unit) => void;
  readonly onHit: (hit: BreakpointHit) => void;
}

/** The part that is asked for; in words, what cannot be made. */
function makePart(
  start: PartitionSpec,
  world: PartitionEnvironment,
  environment: Environment,
  told: Told,
): Result<Pick<Holding, 'part' | 'links' | 'connectors'>, readonly string[]> {
  const components: Component[] = [];
  const wrong: string[] = [];
  for (const { type, args } of start.components) {
    const Class = world.componentClass(type);
    if (Class === undefined) wrong.push(`Component class ${type} not found in a worker.`);
    else components.push(new Class(args as never));
  }
  if (wrong.length > 0) return fail(wrong);
  const elsewhere = new Map(start.elsewhere);
  const capacity = start.capacity ?? CAPACITY;
  const links: PeerLinks = new PeerLinks({
    ports: new Map(start.lines.map(([number, end]) => [number, world.toPort(end)])),
    workerOf: (component) => elsewhere.get(component) ?? -1,
    producers: start.producers,
    events: new Map(
      components.flatMap((component) => [...detailsOf(component).declared.eventClasses]),
    ),
    capacity,
    onIdle: told.onIdle,
    onUnsendable: (name, error) => {
      const unit = part.all.find((one) => one.name === name);
      const { message } = toFailure(error, null, null);
      unit?.failInStep(new TypeError(`A value cannot be sent to another worker: ${message}`));
    },
  });
  const connectors = start.connectors.map((spec) => new Connector(spec));
  const { name, parameters, schedule } = start;
  const part: Partition = new Partition({
    ...{ components, connectors, name, parameters, environment, schedule },
    channelCapacity: capacity,
    remote: links,
    ...{ onStatus: told.onStatus, onHit: told.onHit },
  });
  part.measure();
  return ok({ part, links, connectors });
}
