import { isObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { ControlTarget } from '../../model/index.ts';

/** What a page asks of the model that it shows. */
export type Asked =
  | { readonly do: 'hello' | 'run' | 'pause' | 'stop' }
  | {
      readonly do: 'load';
      readonly as: 'link' | 'model';
      readonly text: string;
      readonly name: string;
    }
  | {
      readonly do: 'set';
      readonly target: ControlTarget;
      readonly value: number | boolean | string;
    }
  | { readonly do: 'listen'; readonly fields: readonly string[] };

export interface Message {
  /** Comes back with the answer; null: none is wanted. */
  readonly id: string | number | null;
  /** What is asked, or what is wrong with it. */
  readonly asked: Result<Asked, string>;
}

/** Version of the messages. */
export const VERSION = 1;

/** Characters of a model that is read at all; its reader has limits of its own. */
const LONGEST_MODEL = 8_000_000;
const LONGEST_NAME = 200;
const LONGEST_TEXT = 1_000;
const MOST_FIELDS = 100;

/** What a message has of its own under a name: nothing that every object has. */
function own(message: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(message, name) ? message[name] : undefined;
}

function textIn(value: unknown, most: number): string | null {
  return typeof value === 'string' && value.length <= most ? value : null;
}

function readLoad(message: Record<string, unknown>): Result<Asked, string> {
  const [link, yaml] = [own(message, 'link'), own(message, 'yaml')];
  const text = textIn(link ?? yaml, LONGEST_MODEL);
  const name = textIn(own(message, 'name') ?? 'Model', LONGEST_NAME);
  if (text === null || name === null || (link !== undefined && yaml !== undefined))
    return fail('load takes either a link or a yaml, a text of up to 8,000,000 characters.');
  return ok({ do: 'load', as: link === undefined ? 'model' : 'link', text, name });
}

function readTarget(message: Record<string, unknown>): ControlTarget | null {
  const parameter = textIn(own(message, 'parameter'), LONGEST_NAME);
  if (parameter !== null) return { parameter };
  const component = textIn(own(message, 'component'), LONGEST_NAME);
  const argument = textIn(own(message, 'argument'), LONGEST_NAME);
  return component === null || argument === null ? null : { component, argument };
}

function readSet(message: Record<string, unknown>): Result<Asked, string> {
  const target = readTarget(message);
  if (target === null) return fail('set takes a component and an argument, or a parameter.');
  const value = own(message, 'value');
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  if (isNumber || typeof value === 'boolean' || textIn(value, LONGEST_TEXT) !== null)
    return ok({ do: 'set', target, value: value as number | boolean | string });
  return fail('set takes a value that is a number, true, false or a short text.');
}

function readListen(message: Record<string, unknown>): Result<Asked, string> {
  const given = own(message, 'fields');
  const words = 'listen takes a list of up to 100 fields, such as "tank.level".';
  if (!Array.isArray(given) || given.length > MOST_FIELDS) return fail(words);
  const fields = Array.from(given, (field: unknown) => textIn(field, 2 * LONGEST_NAME));
  return fields.includes(null) ? fail(words) : ok({ do: 'listen', fields: fields as string[] });
}

function readAsked(message: Record<string, unknown>): Result<Asked, string> {
  const verb = own(message, 'do');
  switch (verb) {
    case 'hello':
    case 'run':
    case 'pause':
    case 'stop':
      return ok({ do: verb });
    case 'load':
      return readLoad(message);
    case 'set':
      return readSet(message);
    case 'listen':
      return readListen(message);
    default:
      return fail('do is one of hello, load, set, run, pause, stop and listen.');
  }
}

function readId(value: unknown): Message['id'] {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return textIn(value, LONGEST_NAME);
}

/**
 * Reads what came from the page around this one, whoever made it.
 *
 * @returns null for messages that are not meant for Patchbay, of which pages have many
 */
export function readMessage(data: unknown): Message | null {
  if (!isObject(data) || own(data, 'patchbay') !== VERSION) return null;
  return { id: readId(own(data, 'id')), asked: readAsked(data) };
}
