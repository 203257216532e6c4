import type {
  ComponentProgress,
  ComponentResult,
  Outputs,
  ShortValue,
} from '../../model/run/index.ts';
import { isObject, type Json } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { own, readCount, readMessage, readRunProblem, readStatus, readText } from './fields.ts';
import { LIMITS, PLAIN_LIMITS, SAMPLE_LIMITS } from './limits.ts';
import type { Batch, Broken, WorkerEvent } from './messages.ts';
import { readProfile } from './readProfile.ts';
import { toPlain } from './toPlain.ts';

type Read<T> = T | undefined;

function readComponents(value: unknown): Read<readonly ComponentProgress[]> {
  if (!Array.isArray(value) || value.length > LIMITS.components) return undefined;
  const list: ComponentProgress[] = [];
  for (const item of value) {
    if (!isObject(item)) return undefined;
    const name = readText(own(item, 'name'));
    const status = readStatus(own(item, 'status'));
    const steps = readCount(own(item, 'steps'));
    if (name === undefined || status === undefined || steps === undefined) return undefined;
    list.push({ name, status, steps });
  }
  return list;
}

function readProgress(event: object): Read<WorkerEvent> {
  const status = readStatus(own(event, 'status'));
  const steps = readCount(own(event, 'steps'));
  const components = readComponents(own(event, 'components'));
  const paused = own(event, 'paused');
  if (status === undefined || steps === undefined || components === undefined) return undefined;
  if (typeof paused !== 'boolean') return undefined;
  return { kind: 'progress', status, paused, steps, components };
}

/** So many values may stand for `count` of the run. A bucket of one value is sent as a pair. */
function isShareOf(length: number, count: number): boolean {
  return length <= LIMITS.samples && length <= count + 1 && (count === 0 || length > 0);
}

/** Numbers as they are; anything else is copied as plain data. */
function readSamples(event: object): Read<WorkerEvent> {
  const field = readText(own(event, 'field'), LIMITS.name * 2 + 1);
  const start = readCount(own(event, 'start'));
  const count = readCount(own(event, 'count'));
  const values = own(event, 'values');
  if (field === undefined || start === undefined || count === undefined) return undefined;
  if (values instanceof Float64Array) {
    if (!isShareOf(values.length, count)) return undefined;
    return { kind: 'samples', field, start, count, values };
  }
  if (!Array.isArray(values) || !isShareOf(values.length, count)) return undefined;
  const copy = values.map((value: unknown) => toPlain(value, SAMPLE_LIMITS));
  return { kind: 'samples', field, start, count, values: copy };
}

function readShort(value: unknown): Read<ShortValue> {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return readText(value, LIMITS.shortText);
}

function readOutputs(event: object): Read<WorkerEvent> {
  const listed = own(event, 'outputs');
  if (!isObject(listed)) return undefined;
  const entries = Object.entries(listed);
  if (entries.length > LIMITS.shown) return undefined;
  const outputs: [string, Outputs[string]][] = [];
  for (const [name, fields] of entries) {
    if (readText(name) === undefined || !isObject(fields)) return undefined;
    const all = Object.entries(fields);
    if (all.length > LIMITS.shown) return undefined;
    const read: [string, ShortValue][] = [];
    for (const [field, value] of all) {
      const short = readShort(value);
      if (readText(field) === undefined || short === undefined) return undefined;
      read.push([field, short]);
    }
    outputs.push([name, Object.fromEntries(read)]);
  }
  return { kind: 'outputs', outputs: Object.fromEntries(outputs) };
}

function readLog(event: object): Read<WorkerEvent> {
  const level = own(event, 'level');
  const message = readMessage(own(event, 'message'));
  if (level !== 'info' && level !== 'warning' && level !== 'error') return undefined;
  if (message === undefined) return undefined;
  return { kind: 'log', level, message, component: readText(own(event, 'component')) ?? null };
}

function readFile(event: object): Read<WorkerEvent> {
  const name = readText(own(event, 'name'));
  const bytes = own(event, 'bytes');
  if (name === undefined || name === '') return undefined;
  if (!(bytes instanceof Uint8Array) || bytes.length > LIMITS.fileBytes) return undefined;
  return { kind: 'file', name, bytes };
}

/** Files by name, of no more bytes than that together. */
function readFileList(
  value: unknown,
  bytes: number,
): Read<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  if (!Array.isArray(value) || value.length > LIMITS.files) return undefined;
  const files: { name: string; bytes: Uint8Array }[] = [];
  let size = 0;
  for (const item of value as readonly unknown[]) {
    const file = isObject(item) ? readFile(item) : undefined;
    if (file?.kind !== 'file') return undefined;
    size += file.bytes.length;
    files.push({ name: file.name, bytes: file.bytes });
  }
  return size > bytes ? undefined : files;
}

function readPoint(event: object): Read<WorkerEvent> {
  const [listed, point] = [own(event, 'reasons'), own(event, 'point')];
  if (!Array.isArray(listed) || listed.length > LIMITS.reasons) return undefined;
  const reasons = listed.map(readMessage);
  if (!reasons.every((reason) => reason !== undefined)) return undefined;
  if (point === null) return { kind: 'point', point: null, reasons };
  if (!isObject(point)) return undefined;
  const state = readText(own(point, 'state'), LIMITS.point);
  const written = readFileList(own(point, 'written'), LIMITS.pointBytes);
  if (state === undefined || written === undefined) return undefined;
  return { kind: 'point', point: { state, written }, reasons };
}

/** A map as plain data under its own keys; null-prototype maps would surprise React's tools. */
function readPlainMap(value: unknown): Readonly<Record<string, Json>> {
  const plain = toPlain(value, PLAIN_LIMITS);
  return isObject(plain) ? plain : {};
}

function readValues(value: unknown): Read<ComponentResult> {
  if (!isObject(value)) return undefined;
  const type = readText(own(value, 'type'));
  const status = readStatus(own(value, 'status'));
  const steps = readCount(own(value, 'steps'));
  if (type === undefined || status === undefined || steps === undefined) return undefined;
  return {
    type,
    status,
    steps,
    input: readPlainMap(own(value, 'input')),
    output: readPlainMap(own(value, 'output')),
    exports: readPlainMap(own(value, 'exports')),
  };
}

function readEnded(event: object): Read<WorkerEvent> {
  const status = readStatus(own(event, 'status'));
  const listed = own(event, 'components');
  if (status === undefined || !isObject(listed)) return undefined;
  const entries = Object.entries(listed);
  if (entries.length > LIMITS.components) return undefined;
  const components: Record<string, ComponentResult> = {};
  for (const [name, value] of entries) {
    const values = readValues(value);
    if (values === undefined || readText(name) === undefined) return undefined;
    Object.defineProperty(components, name, { value: values, enumerable: true });
  }
  const error = own(event, 'error');
  const problem = error === null ? null : readRunProblem(error);
  if (problem === undefined) return undefined;
  const jobId = readText(own(event, 'jobId')) ?? null;
  return { kind: 'ended', status, jobId, error: problem, components };
}

function readEvent(value: unknown): Read<WorkerEvent> {
  if (!isObject(value)) return undefined;
  switch (own(value, 'kind')) {
    case 'progress':
      return readProgress(value);
    case 'samples':
      return readSamples(value);
    case 'log':
      return readLog(value);
    case 'file':
      return readFile(value);
    case 'outputs':
      return readOutputs(value);
    case 'profile':
      return readProfile(value);
    case 'point':
      return readPoint(value);
    case 'ended':
      return readEnded(value);
    default:
      return undefined;
  }
}

function sampleCount(event: WorkerEvent): number {
  return event.kind === 'samples' ? event.values.length : 0;
}

function readEvents(value: unknown): Result<readonly WorkerEvent[], string> {
  if (!Array.isArray(value) || value.length > LIMITS.events) return fail('no list of events');
  const events: WorkerEvent[] = [];
  let samples = 0;
  for (const item of value) {
    const event = readEvent(item);
    if (event === undefined) return fail('an event of an unknown shape');
    samples += sampleCount(event);
    if (samples > LIMITS.samples) return fail('more samples than one batch may hold');
    events.push(event);
  }
  return ok(events);
}

export function readBroken(value: object): Read<Broken> {
  const reason = own(value, 'reason');
  if (reason !== 'crashed' && reason !== 'flooded') return undefined;
  return { kind: 'broken', reason, message: readMessage(own(value, 'message')) ?? '' };
}

/**
 * Reads what came from the sandbox. The sender may be any code, so everything is checked and copied,
 * and a message that is wrong in one place is wrong as a whole.
 *
 * @returns the message, or what is wrong with it
 */
export function readTelemetry(value: unknown): Result<Batch | Broken, string> {
  if (!isObject(value)) return fail('no message');
  if (own(value, 'kind') === 'broken') {
    const broken = readBroken(value);
    return broken === undefined ? fail('no message') : ok(broken);
  }
  const number = readCount(own(value, 'number'));
  if (own(value, 'kind') !== 'batch' || number === undefined) return fail('no batch');
  const events = readEvents(own(value, 'events'));
  return events.ok ? ok({ kind: 'batch', number, events: events.value }) : events;
}
