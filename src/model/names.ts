import { endpointOf } from './endpoint.ts';
import type { JsonObject } from '../base/json.ts';
import type { Catalogue } from './catalog.ts';
import type { PatchbayDocument } from './document.ts';
import { rawComponents } from './raw.ts';
import { ownArgs } from './frameworkArguments.ts';

/** How components and their fields were called, and how they are called now; what is not here keeps its name. */
export interface Names {
  readonly components: ReadonlyMap<string, string>;
  /** By `component.field` as it was called: the field's name of now. */
  readonly fields: ReadonlyMap<string, string>;
}

export const SAME_NAMES: Names = { components: new Map(), fields: new Map() };

export const areSame = ({ components, fields }: Names): boolean =>
  components.size === 0 && fields.size === 0;

export function componentNow({ components }: Names, name: string): string {
  return components.get(name) ?? name;
}

/** @param text `component.field` */
export function fieldNow(names: Names, text: string): string {
  const { component, field } = endpointOf(text);
  return `${componentNow(names, component)}.${names.fields.get(text) ?? field}`;
}

/** How a component was called that is called so now. */
export function componentThen({ components }: Names, name: string): string {
  for (const [then, now] of components) if (now === name) return then;
  return name;
}

/** @param text `component.field` as it is called now */
export function fieldThen(names: Names, text: string): string {
  const { component, field } = endpointOf(text);
  const then = componentThen(names, component);
  for (const [old, now] of names.fields) {
    const { component: owner, field: name } = endpointOf(old);
    if (owner === then && now === field) return `${then}.${name}`;
  }
  return `${then}.${field}`;
}

/** First one change of names, then another. */
export function namesAfter(first: Names, second: Names): Names {
  const components = new Map<string, string>();
  const fields = new Map<string, string>();
  const olds = new Set([
    ...first.components.keys(),
    ...[...second.components.keys()].map((name) => componentThen(first, name)),
  ]);
  for (const old of olds) {
    const now = componentNow(second, componentNow(first, old));
    if (now !== old) components.set(old, now);
  }
  const oldFields = new Set([
    ...first.fields.keys(),
    ...[...second.fields.keys()].map((text) => fieldThen(first, text)),
  ]);
  for (const old of oldFields) {
    const now = endpointOf(fieldNow(second, fieldNow(first, old))).field;
    if (now !== endpointOf(old).field) fields.set(old, now);
  }
  return { components, fields };
}

/** The names in two lists of one length that stand in the same place, where neither is in the other list. */
function renamedIn(before: readonly string[], after: readonly string[]): [string, string][] {
  if (before.length !== after.length) return [];
  const [olds, news] = [new Set(before), new Set(after)];
  return before.flatMap((old, i): [string, string][] => {
    const now = after[i] ?? old;
    return now === old || news.has(old) || olds.has(now) ? [] : [[old, now]];
  });
}

/** A component as the text has it: what no edit touched is the same object. */
interface Given {
  readonly raw: JsonObject;
  readonly name: string;
  readonly type: string;
  readonly args: JsonObject;
}

function givenIn(document: PatchbayDocument): readonly Given[] {
  return rawComponents(document).map((raw) => {
    const args = raw['args'] as JsonObject;
    return { raw, name: String(args['name']), type: String(raw['type']), args };
  });
}

function fieldLists({ type, args }: Given, catalogue: Catalogue): readonly (readonly string[])[] {
  const ports = catalogue.find(type)?.ports(ownArgs(args));
  // An output comes behind an input of the same name, in place of it: it is what is watched.
  return ports === undefined ? [] : [ports.inputs, ports.outputs];
}

/**
 * What was called otherwise by an edit, whoever made it: a rename, its undo, a line of the text. A thing is
 * the same when it stands where it stood, is of the same type, and its old name is gone.
 */
export function namesBetween(
  before: PatchbayDocument,
  after: PatchbayDocument,
  catalogue: Catalogue,
): Names {
  if (before.config === after.config) return SAME_NAMES;
  const [olds, news] = [givenIn(before), givenIn(after)];
  const changed = olds.filter(({ raw }, i) => news[i]?.raw !== raw);
  if (olds.length !== news.length || changed.length === 0) return SAME_NAMES;
  const typeOf = new Map(news.map(({ name, type }) => [name, type]));
  const types = new Map(olds.map(({ name, type }) => [name, type]));
  const renamed = renamedIn(
    olds.map(({ name }) => name),
    news.map(({ name }) => name),
  );
  const components = new Map(renamed.filter(([from, to]) => types.get(from) === typeOf.get(to)));
  const present = new Map(news.map((given) => [given.name, given]));
  const fields = new Map<string, string>();
  for (const old of changed) {
    const now = present.get(components.get(old.name) ?? old.name);
    if (now === undefined || now.type !== old.type) continue;
    const is = fieldLists(now, catalogue);
    for (const [side, was] of fieldLists(old, catalogue).entries())
      for (const [from, to] of renamedIn(was, is[side] ?? []))
        fields.set(`${old.name}.${from}`, to);
  }
  return components.size === 0 && fields.size === 0 ? SAME_NAMES : { components, fields };
}
