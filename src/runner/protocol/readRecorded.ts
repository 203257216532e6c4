import { isObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { RecordedModel, ScriptFailure } from '../api.ts';
import { own, readCount, readMessage, readText } from './fields.ts';
import { LIMITS } from './limits.ts';

/** Reads what became of a script; undefined for what is no such answer. */
export function readRecorded(value: unknown): Result<RecordedModel, ScriptFailure> | undefined {
  if (!isObject(value)) return undefined;
  const isOk = own(value, 'ok');
  if (isOk === true) return readModel(own(value, 'value'));
  const error = own(value, 'error');
  if (isOk !== false || !isObject(error)) return undefined;
  const message = readMessage(own(error, 'message'));
  if (message === undefined) return undefined;
  return fail({ message, line: readCount(own(error, 'line')) ?? null });
}

function readModel(value: unknown): Result<RecordedModel, never> | undefined {
  if (!isObject(value)) return undefined;
  const yaml = readText(own(value, 'yaml'), LIMITS.model);
  const told = own(value, 'notes');
  if (yaml === undefined || !Array.isArray(told) || told.length > LIMITS.notes) return undefined;
  const notes: string[] = [];
  for (const one of told) {
    const note = readMessage(one);
    if (note === undefined) return undefined;
    notes.push(note);
  }
  return ok({ yaml, notes });
}
