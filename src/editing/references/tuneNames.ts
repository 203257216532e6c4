import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { Naming } from './Naming.ts';

/** Objectives and parameters of a study; one whose component is gone stays, for a person to decide. */
function namedFields(value: Json | undefined, naming: Naming): Json | undefined {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const next = list.map((item) => namedFields(item, naming) ?? null);
    return next.some((item, i) => item !== list[i]) ? next : list;
  }
  if (!isObject(value) || typeof value['object_name'] !== 'string') return value;
  const { object_name: old, field_type: type = 'field', field_name: field } = value as JsonObject;
  const name = naming.component(old as string) ?? old;
  const named =
    typeof field === 'string' ? fieldOf(naming, { of: old as string, type, field }) : field;
  if (name === old && named === field) return value;
  return { ...(value as JsonObject), object_name: name ?? null, field_name: named ?? null };
}

interface Field {
  readonly of: string;
  readonly type: Json;
  readonly field: string;
}

function fieldOf(naming: Naming, { of, type, field }: Field): string {
  if (type === 'initial_value') return naming.field(of, field, 'inputs');
  return type === 'field' ? naming.field(of, field, null) : field;
}

/** `component.NAME.TYPE.FIELD` as it is called now. */
function namedFull(full: string, naming: Naming): string {
  const [of, name, type, ...rest] = full.split('.');
  if (of !== 'component' || name === undefined || type === undefined) return full;
  const field = fieldOf(naming, { of: name, type, field: rest.join('.') });
  return [of, naming.component(name) ?? name, type, field].join('.');
}

function namedPoint(point: Json, naming: Naming): Json {
  if (!isObject(point)) return point;
  const entries = Object.entries(point as JsonObject);
  const next = entries.map(([key, value]) => [namedFull(key, naming), value] as const);
  return next.every(([key], i) => key === entries[i]?.[0]) ? point : Object.fromEntries(next);
}

/** Points to evaluate first, whose keys are full names. */
function namedPoints(value: Json | undefined, naming: Naming): Json | undefined {
  if (!Array.isArray(value)) return value;
  const list = value as readonly Json[];
  const next = list.map((point) => namedPoint(point, naming));
  return next.some((point, i) => point !== list[i]) ? next : list;
}

/** A study (the arguments of `tune`, or a plan of our own) as things are called now; itself where nothing is. */
export function namedStudy(study: JsonObject, naming: Naming): JsonObject {
  const { algorithm } = study;
  const named: Record<string, Json | undefined> = {
    objective: namedFields(study['objective'], naming),
    parameters: namedFields(study['parameters'], naming),
    points_to_evaluate: namedPoints(study['points_to_evaluate'], naming),
    algorithm: isObject(algorithm) ? namedStudy(algorithm as JsonObject, naming) : algorithm,
  };
  const changed = Object.entries(named).filter(
    (entry): entry is [string, Json] => entry[1] !== undefined && entry[1] !== study[entry[0]],
  );
  return changed.length === 0 ? study : { ...study, ...Object.fromEntries(changed) };
}
