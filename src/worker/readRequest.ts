import {
  type Breakpoint,
  COMPARISONS,
  type RunPoint,
  type RunRequest,
  type WholeFloats,
} from '../model/run/index.ts';
import { isObject } from '../base/json.ts';
import { LIMITS, own, readCosts, readText } from '../runner/protocol/index.ts';

export function readFields(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > LIMITS.watched) return undefined;
  const fields: string[] = [];
  for (const item of value) {
    const field = readText(item, 2 * LIMITS.name + 1);
    if (field === undefined) return undefined;
    fields.push(field);
  }
  return [...new Set(fields)];
}

function readBreakpoint(item: unknown): Breakpoint | undefined {
  if (!isObject(item)) return undefined;
  const field = readText(own(item, 'field'), 2 * LIMITS.name + 1);
  const comparison = COMPARISONS.find((one) => one === own(item, 'comparison'));
  const value = own(item, 'value');
  const isValue =
    value === null ||
    typeof value === 'boolean' ||
    typeof value === 'number' ||
    typeof value === 'string';
  if (field === undefined || comparison === undefined || !isValue) return undefined;
  return { field, comparison, value };
}

export function readBreakpoints(value: unknown): readonly Breakpoint[] | undefined {
  if (!Array.isArray(value) || value.length > LIMITS.watched) return undefined;
  const read = value.map(readBreakpoint);
  return read.every((one) => one !== undefined) ? read : undefined;
}

/** Rounds a second above 0; null: as fast as it goes. */
export function readSpeed(value: unknown): number | null | undefined {
  if (value === null) return null;
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}

/** A whole number from 1 up to what a page may start; null: as many as there are cores. */
function readWorkers(value: unknown): number | null | undefined {
  if (value === null || value === undefined) return null;
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 1;
  return isCount && value <= LIMITS.workers ? value : undefined;
}

/** Paths of whole floats; those of no model at all are nobody's. */
export function readFloats(value: unknown): WholeFloats | undefined {
  if (!Array.isArray(value)) return undefined;
  const isPath = (path: unknown) =>
    Array.isArray(path) && path.every((name) => typeof name === 'string');
  return value.every(isPath) ? (value as WholeFloats) : undefined;
}

/** Files as the page sends them along. */
export function readFiles(value: unknown): RunRequest['files'] | undefined {
  if (!Array.isArray(value)) return undefined;
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const item of value) {
    if (!isObject(item)) return undefined;
    const name = readText(own(item, 'name'));
    const bytes = own(item, 'bytes');
    if (name === undefined || !(bytes instanceof Uint8Array)) return undefined;
    files.push({ name, bytes });
  }
  return files;
}

/** A script among files as the page sends them along; undefined where it is none of them. */
export function readScript(
  value: unknown,
): { readonly script: string; readonly files: RunRequest['files'] } | undefined {
  if (!isObject(value)) return undefined;
  const script = readText(own(value, 'script'));
  const files = readFiles(own(value, 'files'));
  if (script === undefined || files?.some(({ name }) => name === script) !== true) return undefined;
  return { script, files };
}

/** Where a run goes on; null: it begins. */
function readPoint(value: unknown): RunPoint | null | undefined {
  if (value === null || value === undefined) return null;
  if (!isObject(value)) return undefined;
  const state = readText(own(value, 'state'), LIMITS.point);
  const written = readFiles(own(value, 'written'));
  return state === undefined || written === undefined ? undefined : { state, written };
}

/** Reads the page's request; undefined when it has not the shape of one. */
export function readRequest(value: unknown): RunRequest<unknown> | undefined {
  if (!isObject(value)) return undefined;
  const files = readFiles(own(value, 'files'));
  const floats = readFloats(own(value, 'floats') ?? []);
  const seed = own(value, 'seed');
  const watch = readFields(own(value, 'watch'));
  const speed = readSpeed(own(value, 'speed'));
  const start = own(value, 'start');
  if (files === undefined || typeof seed !== 'number' || !Number.isSafeInteger(seed)) {
    return undefined;
  }
  if (floats === undefined || watch === undefined || speed === undefined) return undefined;
  if (start !== 'run' && start !== 'paused') return undefined;
  const breakpoints = readBreakpoints(own(value, 'breakpoints') ?? []);
  const workers = readWorkers(own(value, 'workers'));
  const costs = readCosts(own(value, 'costs'));
  if (workers === undefined || costs === undefined || breakpoints === undefined) return undefined;
  const config = own(value, 'config');
  const tellsPoints = own(value, 'tellsPoints') === true;
  const from = readPoint(own(value, 'from'));
  if (from === undefined) return undefined;
  return {
    ...{ tellsPoints, from },
    ...{ config, files, floats, seed, watch, breakpoints, start, speed, workers, costs },
  };
}
