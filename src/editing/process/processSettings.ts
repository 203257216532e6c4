import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { getAt } from '../../model/paths.ts';
import { JOB_ID_PATTERN } from '../../model/spec.ts';
import { ARGS, withValue } from '../../model/raw.ts';

const STATE = [...ARGS, 'state'];
const BUILDER = ['plugboard', 'process', 'connector_builder'];

/** Takes maps that became empty away, the innermost first, so that plugboard's defaults count. */
export function withoutEmpty(
  document: PatchbayDocument,
  ...paths: readonly (readonly (string | number)[])[]
) {
  return paths.reduce((next, path) => {
    const map = getAt(next.config, path);
    const isEmpty = isObject(map) && Object.keys(map).length === 0;
    return isEmpty ? withValue(next, path, undefined) : next;
  }, document);
}

/** Sets how many values a connector holds before its source waits; null lets plugboard's default count. */
export function setMaxsize(document: PatchbayDocument, maxsize: number | null): PatchbayDocument {
  if (maxsize !== null && !(Number.isSafeInteger(maxsize) && maxsize >= 0)) return document;
  const next = withValue(document, [...BUILDER, 'args', 'maxsize'], maxsize ?? undefined);
  return next === document ? document : withoutEmpty(next, [...BUILDER, 'args'], BUILDER);
}

/** Sets the class that keeps the state of runs. */
export function setStateType(document: PatchbayDocument, type: string): PatchbayDocument {
  return withValue(document, [...STATE, 'type'], type);
}

/** Sets the id of the job that runs belong to; null lets each run have one of its own. */
export function setJobId(document: PatchbayDocument, id: string | null): PatchbayDocument {
  if (id !== null && !JOB_ID_PATTERN.test(id)) return document;
  const next = withValue(document, [...STATE, 'args', 'job_id'], id ?? undefined);
  return next === document ? document : withoutEmpty(next, [...STATE, 'args'], STATE);
}

/** Sets what is noted with the job; an empty map takes it away. */
export function setJobMetadata(document: PatchbayDocument, metadata: JsonObject): PatchbayDocument {
  const isEmpty = Object.keys(metadata).length === 0;
  const next = withValue(document, [...STATE, 'args', 'metadata'], isEmpty ? undefined : metadata);
  return next === document ? document : withoutEmpty(next, [...STATE, 'args'], STATE);
}

/** Sets the arguments of the state backend beside job and metadata (a path, an address). */
export function setStateArguments(document: PatchbayDocument, args: JsonObject): PatchbayDocument {
  const old = getAt(document.config, [...STATE, 'args']);
  const kept = Object.entries(isObject(old) ? old : {}).filter(([key]) => isJobKey(key));
  const own = Object.entries(args).filter(([key]) => !isJobKey(key));
  const next = withValue(
    document,
    [...STATE, 'args'],
    Object.fromEntries([...kept, ...own]) as Json,
  );
  return next === document ? document : withoutEmpty(next, [...STATE, 'args'], STATE);
}

/** Whether an argument of the state backend is the job's id or its metadata. */
export function isJobKey(key: string): boolean {
  return key === 'job_id' || key === 'metadata';
}
