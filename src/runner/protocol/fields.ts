import { type RunFailure, type Status, STATUSES } from '../../model/run/index.ts';
import { isObject } from '../../base/json.ts';
import { LIMITS } from './limits.ts';

/**
 * Small readers of hostile data: they look at own properties only, and say `undefined` for whatever is
 * not of the wanted shape.
 */

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

export function readStatus(value: unknown): Status | undefined {
  return STATUSES.find((one) => one === value);
}

export function readRunProblem(value: unknown): RunFailure | undefined {
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
