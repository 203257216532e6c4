import {
  type KnownCost,
  PLACEMENT_REASONS,
  type ProfileComponent,
  type RunProfile,
  type Waits,
} from '../../model/run/index.ts';
import { isObject } from '../../base/json.ts';
import { own, readAmount, readCount, readMessage, readText } from './fields.ts';
import { LIMITS } from './limits.ts';
import type { WorkerEvent } from './messages.ts';

/** A list in which every item can be read; undefined when one cannot, or there are too many. */
function readList<T>(
  value: unknown,
  limit: number,
  readItem: (item: object) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(value) || value.length > limit) return undefined;
  const list: T[] = [];
  for (const item of value as readonly unknown[]) {
    const read = isObject(item) ? readItem(item) : undefined;
    if (read === undefined) return undefined;
    list.push(read);
  }
  return list;
}

function readWorker(value: unknown): number | undefined {
  const number = readCount(value);
  return number !== undefined && number < LIMITS.workers ? number : undefined;
}

function readWaits(value: unknown): Waits | undefined {
  if (!isObject(value)) return undefined;
  const inputs = readAmount(own(value, 'inputs'));
  const room = readAmount(own(value, 'room'));
  const promise = readAmount(own(value, 'promise'));
  const turn = readAmount(own(value, 'turn'));
  if (inputs === undefined || room === undefined) return undefined;
  return promise === undefined || turn === undefined ? undefined : { inputs, room, promise, turn };
}

function readComponent(item: object): ProfileComponent | undefined {
  const name = readText(own(item, 'name'));
  const worker = readWorker(own(item, 'worker'));
  const said = own(item, 'reason');
  const reason = said === null ? null : PLACEMENT_REASONS.find((one) => one === said);
  const steps = readCount(own(item, 'steps'));
  const time = readAmount(own(item, 'time'));
  const life = readAmount(own(item, 'life'));
  const waits = readWaits(own(item, 'waits'));
  const sent = readCount(own(item, 'sent'));
  const bytes = readAmount(own(item, 'bytes'));
  if (name === undefined || worker === undefined || reason === undefined) return undefined;
  if (steps === undefined || time === undefined || life === undefined) return undefined;
  if (waits === undefined || sent === undefined || bytes === undefined) return undefined;
  return { name, worker, reason, steps, time, life, waits, sent, bytes };
}

function readWire(item: object): RunProfile['connectors'][number] | undefined {
  const id = readText(own(item, 'id'), 4 * LIMITS.name);
  const values = readCount(own(item, 'values'));
  const crosses = own(item, 'crosses');
  if (id === undefined || values === undefined || typeof crosses !== 'boolean') return undefined;
  return { id, values, crosses };
}

function readWorkerTime(item: object): RunProfile['workers'][number] | undefined {
  const number = readWorker(own(item, 'number'));
  const worked = readAmount(own(item, 'worked'));
  return number === undefined || worked === undefined ? undefined : { number, worked };
}

function readForecast(item: object): RunProfile['forecast'][number] | undefined {
  const workers = readCount(own(item, 'workers'));
  const speedup = readAmount(own(item, 'speedup'));
  return workers === undefined || speedup === undefined ? undefined : { workers, speedup };
}

function readSummary(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > LIMITS.sentences) return undefined;
  const sentences = value.map(readMessage);
  return sentences.every((one) => one !== undefined) ? sentences : undefined;
}

/** Where the time of a run went, as its worker tells it. */
export function readProfile(event: object): WorkerEvent | undefined {
  const value = own(event, 'profile');
  if (!isObject(value)) return undefined;
  const elapsed = readAmount(own(value, 'elapsed'));
  const components = readList(own(value, 'components'), LIMITS.components, readComponent);
  const connectors = readList(own(value, 'connectors'), LIMITS.connectors, readWire);
  const workers = readList(own(value, 'workers'), LIMITS.workers, readWorkerTime);
  const forecast = readList(own(value, 'forecast'), LIMITS.sentences, readForecast);
  const speedup = readAmount(own(value, 'speedup'));
  const named = own(value, 'bottleneck');
  const bottleneck = named === null ? null : readText(named);
  const summary = readSummary(own(value, 'summary'));
  if (elapsed === undefined || components === undefined || connectors === undefined)
    return undefined;
  if (workers === undefined || forecast === undefined || speedup === undefined) return undefined;
  if (bottleneck === undefined || summary === undefined) return undefined;
  const parts = {
    elapsed,
    components,
    connectors,
    workers,
    forecast,
    speedup,
    bottleneck,
    summary,
  };
  return { kind: 'profile', profile: parts };
}

/** Costs of an earlier run, as the page sends them along. */
export function readCosts(value: unknown): readonly KnownCost[] | undefined {
  if (value === undefined) return [];
  return readList(value, LIMITS.components, (item) => {
    const name = readText(own(item, 'name'));
    const time = readAmount(own(item, 'own'));
    const sent = readCount(own(item, 'sent'));
    const bytes = readAmount(own(item, 'bytes'));
    if (name === undefined || time === undefined) return undefined;
    return sent === undefined || bytes === undefined ? undefined : { name, own: time, sent, bytes };
  });
}
