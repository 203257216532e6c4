import type { Json, JsonObject } from '../../base/json.ts';
import { scalarText, textScalar } from './scalarText.ts';

/** Longest line that a list or map is written into. */
const LINE = 88;

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isMap = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** In one line: `{a: 1, b: [x, y]}`. */
export function flowText(value: Json): string {
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  if (!isMap(value)) return scalarText(value, true);
  const entries = Object.entries(value).map(
    ([key, item]) => `${textScalar(key, true)}: ${flowText(item)}`,
  );
  return `{${entries.join(', ')}}`;
}

const isScalar = (value: Json) => !isList(value) && !isMap(value);

/** Lists of scalars that fit on a line, and empty collections, are written in one. */
export function isInline(value: Json, indent: number): boolean {
  if (isScalar(value)) return true;
  if (isMap(value)) return Object.keys(value).length === 0;
  return isList(value) && value.every(isScalar) && flowText(value).length + indent <= LINE;
}

/** A value behind `key:` or `-`: in the same line, or as lines of its own, deeper. */
export function blockLines(value: Json, indent: number): string[] {
  const pad = ' '.repeat(indent);
  if (isList(value)) return value.flatMap((item) => itemLines(item, indent));
  if (!isMap(value)) return [`${pad}${scalarText(value, false)}`];
  return Object.entries(value).flatMap(([key, item]) => entryLines(key, item, indent));
}

/** `key: value`, indented. */
export function entryLines(key: string, value: Json, indent: number): string[] {
  const head = `${' '.repeat(indent)}${textScalar(key, false)}:`;
  if (isScalar(value)) return [`${head} ${scalarText(value as string, false)}`];
  if (isInline(value, indent)) return [`${head} ${flowText(value)}`];
  return [head, ...blockLines(value, indent + 2)];
}

/** `- value`, indented. */
export function itemLines(value: Json, indent: number): string[] {
  const pad = ' '.repeat(indent);
  if (isScalar(value)) return [`${pad}- ${scalarText(value as string, false)}`];
  if (isInline(value, indent)) return [`${pad}- ${flowText(value)}`];
  const [first = '', ...rest] = blockLines(value, indent + 2);
  return [`${pad}- ${first.slice(indent + 2)}`, ...rest];
}

/** A fresh text that PyYAML reads as this value. */
export function dumpYaml(value: Json): string {
  if (isInline(value, 0) || (isMap(value) && Object.keys(value).length === 0)) {
    return `${isScalar(value) ? scalarText(value as string, false) : flowText(value)}\n`;
  }
  return `${blockLines(value, 0).join('\n')}\n`;
}
