import { isObject, type Json } from '../../base/json.ts';
import type { FormField } from '../../model/catalog.ts';
import { nearest } from '../../model/nearest.ts';

function asNumbers(value: Json, { kind, min, max }: FormField): number[] {
  const texts = typeof value === 'string' && value.trim() !== '' ? [Number(value)] : [];
  const plain = typeof value === 'number' ? [value] : texts;
  const bools = typeof value === 'boolean' ? [Number(value)] : [];
  return [...plain, ...bools]
    .filter((number) => !Number.isNaN(number))
    .map((number) => (kind === 'integer' ? Math.round(number) : number))
    .map((number) => Math.min(Math.max(number, min ?? -Infinity), max ?? Infinity))
    .filter((number) => kind !== 'integer' || Number.isSafeInteger(number));
}

function asTruth(value: Json): boolean[] {
  if (value === 0 || value === 1) return [value === 1];
  if (typeof value !== 'string') return [];
  if (/^(true|yes|on)$/i.test(value)) return [true];
  return /^(false|no|off)$/i.test(value) ? [false] : [];
}

const isScalar = (value: Json) => value !== null && typeof value !== 'object';

function asList(value: Json, { item }: FormField): Json[][] {
  const list = Array.isArray(value) ? (value as readonly Json[]) : isScalar(value) ? [value] : null;
  if (list === null) return [];
  return [item === 'text' ? list.filter(isScalar).map(String) : [...list]];
}

function asMap(value: Json): Json[] {
  if (!isObject(value)) return [];
  const texts = Object.entries(value).filter(([, item]) => isScalar(item as Json));
  return [Object.fromEntries(texts.map(([key, item]) => [key, String(item)]))];
}

/** What a value of the wrong kind, or beyond its limits, was most likely meant to be. */
export function coerced(value: Json | undefined, field: FormField): Json[] {
  if (value === undefined || value === null) return [];
  switch (field.kind) {
    case 'number':
    case 'integer':
      return asNumbers(value, field);
    case 'boolean':
      return asTruth(value);
    case 'text':
    case 'file':
      return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
    case 'choice': {
      const near = typeof value === 'string' ? nearest(value, field.choices ?? []) : null;
      return near === null ? [] : [near];
    }
    case 'list':
      return asList(value, field);
    case 'map':
      return field.item === 'text' || field.item === 'formula' ? asMap(value) : [];
    case 'object':
    case 'any':
      return [];
  }
}
