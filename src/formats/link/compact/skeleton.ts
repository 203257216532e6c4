import { isObject, type Json } from '../../../base/json.ts';
import { scalarText } from '../../yaml/scalarText.ts';

/** Stands in a text for the next key or value of the model; no YAML has it. */
export const VALUE = '\u0001';
/** Stands before the next key or value where the text writes it in a way of its own. */
export const LITERAL = '\u0002';
const MARKS = new RegExp(`([${VALUE}${LITERAL}])`);

/** JSON with its marks as one sign each, not as the six that JSON has for them: it has none such itself. */
export const marksAsTheyAre = (json: string): string =>
  json.replaceAll(String.raw`\u0001`, VALUE).replaceAll(String.raw`\u0002`, LITERAL);
export const marksAsJson = (text: string): string =>
  text.replaceAll(VALUE, String.raw`\u0001`).replaceAll(LITERAL, String.raw`\u0002`);

/** The text of a skeleton; null where it is longer than `most`, or there are not as many values. */
export function filled(skeleton: string, config: Json, most: number): string | null {
  const values = scalarsOf(config);
  const parts: string[] = [];
  let size = 0;
  for (const part of skeleton.split(MARKS)) {
    let text = part;
    if (part === VALUE || part === LITERAL) {
      const value = values.next();
      if (value.done === true) return null;
      text = part === VALUE ? plainText(value.value) : '';
    }
    size += text.length;
    if (size > most) return null;
    parts.push(text);
  }
  return values.next().done === true ? parts.join('') : null;
}

type Leaf = null | boolean | number | string;

export const plainText = (value: Leaf): string =>
  typeof value === 'string' ? value : scalarText(value, false);

/** All keys and values in the order of the text. */
export function* scalarsOf(value: Json): Generator<Leaf, undefined> {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* scalarsOf(item);
  else if (!isObject(value)) yield value as Leaf;
  else
    for (const [key, item] of Object.entries(value)) {
      yield key;
      yield* scalarsOf(item as Json);
    }
}
