import { isObject } from '../../base/json.ts';
import type { ProcessStatus, RunProblem } from '../api.ts';
import { LIMITS } from './limits.ts';

/**
 * Small readers of hostile data: they look at own properties only, and say `undefined` for whatever is
 * not of the wanted shape.
 */

const STATUSES: ReadonlySet<string> = new Set<ProcessStatus>([
  'created',
  'init',
  'running',
  'waiting',
  'completed',
  'failed',
  'stopped',
]);

export function own(map: object, key: string): unknown {
  return Object.hasOwn(map, key) ? Reflect.get(map, key) : undefined;
}

export function readText(value: unknown, limit: number = LIMITS.name): string | undefined {
  return typeof value === 'string' && value.length <= limit ? value : undefined;
}

/** A text of any length, cut to the limit. */
export function readMessage(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, LIMITS.message) : undefined;
}

/** A whole number from 0 up. */
export function readCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** A finite number from 0 up. */
export function readAmount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function isStatus(value: string): value is ProcessStatus {
  return STATUSES.has(value);
}

export function readStatus(value: unknown): ProcessStatus | undefined {
  return typeof value === 'string' && isStatus(value) ? value : undefined;
}

export function readRunProblem(value: unknown): RunProblem | undefined {
  if (!isObject(value)) return undefined;
  const code = readText(own(value, 'code'), 100);
  const message = readMessage(own(value, 'message'));
  if (code === undefined || message === undefined) return undefined;
  return {
    code,
    message,
    component: readText(own(value, 'component')) ?? null,
    step: readCount(own(value, 'step')) ?? null,
  };
}
