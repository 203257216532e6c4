import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { getAt } from '../paths.ts';
import { LAYOUT_PATH } from './layoutPath.ts';

/** Where plans of our own lie in a model: beside what plugboard reads, which passes over them. */
export const STUDIES_PATH = [...LAYOUT_PATH, 'studies'] as const;

/** The plans as the text has them, without defaults. */
export function rawStudies({ config }: { readonly config: Json }): readonly JsonObject[] {
  const value = getAt(config, STUDIES_PATH);
  return Array.isArray(value) ? (value as readonly Json[]).filter(isPlan) : [];
}

const isPlan = (value: Json): value is JsonObject => isObject(value);
