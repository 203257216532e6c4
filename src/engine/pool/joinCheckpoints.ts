import { componentOf } from '../../model/endpoint.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { Saved, SavedObject } from '../checkpoint/savedValues.ts';

type CheckpointPart = Pick<Checkpoint, 'components' | 'channels' | 'objects'>;

/** The partitions of a process as one: its components in the given order, objects numbered anew. */
export function joinCheckpoints(
  parts: readonly CheckpointPart[],
  order: readonly string[],
): CheckpointPart {
  const place = new Map(order.map((name, at) => [name, at]));
  const joined = {
    components: [] as CheckpointPart['components'][number][],
    channels: [] as CheckpointPart['channels'][number][],
    objects: [] as SavedObject[],
  };
  for (const { components, channels, objects } of parts) {
    const base = joined.objects.length;
    const move = (saved: Saved): Saved => moved(saved, base);
    joined.components.push(
      ...components.map((one) => ({
        ...one,
        args: move(one.args),
        fields: one.fields.map(([name, value]) => [name, move(value)] as const),
        own: move(one.own),
        inbox: one.inbox.map(move),
      })),
    );
    joined.channels.push(...channels.map((one) => ({ ...one, values: one.values.map(move) })));
    joined.objects.push(...objects.map((object) => movedObject(object, move)));
  }
  joined.components.sort((a, b) => (place.get(a.name) ?? 0) - (place.get(b.name) ?? 0));
  return joined;
}

/** What of a checkpoint concerns some of the components. */
export function partitionOf(checkpoint: Checkpoint, names: ReadonlySet<string>): Checkpoint {
  return {
    ...checkpoint,
    components: checkpoint.components.filter(({ name }) => names.has(name)),
    channels: checkpoint.channels.filter(({ id }) => names.has(componentOf(id))),
  };
}

function moved(saved: Saved, base: number): Saved {
  return typeof saved === 'object' && saved !== null && 'ref' in saved
    ? { ref: saved.ref + base }
    : saved;
}

function movedObject(object: SavedObject, move: (saved: Saved) => Saved): SavedObject {
  switch (object.kind) {
    case 'list':
    case 'set':
    case 'numbers':
      return { ...object, items: object.items.map(move) };
    case 'record':
      return { ...object, entries: object.entries.map(([key, value]) => [key, move(value)]) };
    case 'map':
      return {
        ...object,
        entries: object.entries.map(([key, value]) => [move(key), move(value)]),
      };
    case 'date':
      return { ...object, milliseconds: move(object.milliseconds) };
    case 'event':
      return { ...object, fields: move(object.fields) };
  }
}
