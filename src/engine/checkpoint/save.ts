import { fail, ok, type Result } from '../../base/result.ts';
import type { Channel } from '../channels/channel.ts';
import { carrierAmong, type Component, detailsOf } from '../component/component.ts';
import { Unit } from '../unit/unit.ts';
import type { Checkpoint, SavedComponent } from './checkpoint.ts';
import { loadFields, saveFields } from './savedFields.ts';
import { Loader, type Saved, Saver } from './savedValues.ts';

/** What a process is made of, as far as a checkpoint is concerned. */
export interface Parts {
  readonly units: ReadonlyMap<string, Unit>;
  readonly channels: readonly Channel[];
}

type Failures = readonly string[];

function typeOf(unit: Unit): string {
  const { type, name } = unit.component.constructor as typeof Component;
  return type ?? name;
}

/** Saves components and channels between two steps; in words, all that cannot be saved. */
export function saveParts({
  units,
  channels,
}: Parts): Result<Pick<Checkpoint, 'components' | 'channels' | 'objects'>, Failures> {
  const saver = new Saver();
  const failures: string[] = [];
  const keep = (value: unknown, what: string): Saved => {
    const saved = saver.save(value);
    if (saved.ok) return saved.value;
    failures.push(`${what} holds ${saved.error}, which cannot be saved.`);
    return null;
  };
  const components: SavedComponent[] = [];
  for (const unit of units.values()) {
    const { name, component } = unit;
    const saved = saveFields(component, saver);
    if (!saved.ok) {
      failures.push(saved.error);
      continue;
    }
    const { inbox, ...place } = unit.snapshot();
    components.push({
      name,
      type: typeOf(unit),
      ...place,
      args: keep(component.args, `The arguments of ${name}`),
      ...saved.value,
      inbox: inbox.map((event) => keep(event, `An event that waits for ${name}`)),
    });
  }
  const waiting = channels.map((channel) => {
    const { id, capacity } = channel;
    const values = channel.contents().map((value) => keep(value, `A value that waits for ${id}`));
    const writers = channel.waiters.flatMap((one) => (one instanceof Unit ? [one.name] : []));
    return { id, capacity, values, ...(writers.length > 0 ? { writers } : {}) };
  });
  if (failures.length > 0) return fail(failures);
  return ok({ components, channels: waiting, objects: saver.objects });
}

/** In words, how the components in a checkpoint differ from those of a process. */
export function componentMisfits(
  units: Parts['units'],
  { components }: Pick<Checkpoint, 'components'>,
): string[] {
  const known = new Set(components.map(({ name }) => name));
  return [
    ...[...units.keys()].filter((name) => !known.has(name)).map((name) => `${name} is not in it.`),
    ...components.flatMap(({ name, type }) => {
      const unit = units.get(name);
      if (unit === undefined) return [`It has a component ${name}, which the process lacks.`];
      return typeOf(unit) === type
        ? []
        : [`${name} is a ${type} in it, and a ${typeOf(unit)} here.`];
    }),
  ];
}

/** What keeps a checkpoint from fitting a process: another model, or another version of it. */
function misfits({ units, channels }: Parts, checkpoint: Checkpoint): string[] {
  const ids = new Set(channels.map(({ id }) => id));
  return [
    ...componentMisfits(units, checkpoint),
    ...checkpoint.channels
      .filter(({ id }) => !ids.has(id))
      .map(({ id }) => `It has values for ${id}, to which nothing leads.`),
  ];
}

/** Whether a checkpoint is one of this process; in words what differs. */
export function checkFit(parts: Parts, checkpoint: Checkpoint): Result<void, Failures> {
  const differences = misfits(parts, checkpoint);
  return differences.length > 0 ? fail(differences) : ok(undefined);
}

/** Takes components and channels back to where they were; they have begun (`init`) before. */
export function loadParts({ units, channels }: Parts, checkpoint: Checkpoint): void {
  const events = new Map(
    [...units.values()].flatMap(({ component }) => [...detailsOf(component).declared.eventClasses]),
  );
  const carrier = carrierAmong([...units.values()].map(({ component }) => component));
  const loader = new Loader(checkpoint.objects, events, carrier);
  for (const saved of checkpoint.components) {
    const { component } = units.get(saved.name) as Unit;
    component.args = loader.load(saved.args) as object;
    loadFields(component, saved, loader);
  }
  const waiting = new Map(checkpoint.channels.map((channel) => [channel.id, channel]));
  for (const channel of channels) {
    const saved = waiting.get(channel.id);
    const values = saved?.values.map((value) => loader.load(value)) ?? [];
    channel.refill(values, saved?.capacity ?? channel.capacity);
  }
  for (const { name, inbox, ...place } of checkpoint.components) {
    const received = inbox.map((event) => loader.load(event));
    units.get(name)?.goBackTo({ ...place, inbox: received as never });
  }
  for (const channel of channels) {
    for (const name of waiting.get(channel.id)?.writers ?? []) {
      const writer = units.get(name);
      if (writer !== undefined) channel.waitForRoom(writer);
    }
  }
}
