import { isObject, type Json, type JsonObject } from '../base/json.ts';
import type { Catalogue } from '../model/index.ts';

/** A component as the model gives it. */
export interface GivenComponent {
  readonly type: string;
  readonly args: JsonObject;
}

/** What one component's argument is from now on. */
export interface ArgumentChange {
  readonly component: string;
  readonly name: string;
  /** Its default, when it is given no more. */
  readonly value: Json;
}

/** What every component has; of these a run that has begun takes nothing new. */
const NOT_OWN: ReadonlySet<string> = new Set([
  ...['name', 'initial_values', 'parameters', 'constraints', 'resources'],
]);

/** The components of a model, by name. */
export function componentsIn(config: JsonObject): ReadonlyMap<string, GivenComponent> {
  const components = at(config, ['plugboard', 'process', 'args', 'components']);
  const all = Array.isArray(components) ? components : [];
  return new Map(
    all.flatMap((component) => {
      const [type, args] = [at(component, ['type']), at(component, ['args'])];
      const name = at(args, ['name']);
      return typeof name === 'string' && typeof type === 'string' && isObject(args)
        ? [[name, { type, args: args as JsonObject }] as const]
        : [];
    }),
  );
}

/** What has changed between two states of a model in the arguments of components that are in both. */
export function argumentChanges(
  before: ReadonlyMap<string, GivenComponent>,
  after: ReadonlyMap<string, GivenComponent>,
  catalogue: Pick<Catalogue, 'find'>,
): readonly ArgumentChange[] {
  return [...after].flatMap(([component, { type, args }]) => {
    const had = before.get(component)?.args;
    if (had === undefined || had === args) return [];
    const set = Object.entries(args).flatMap(([name, value]) =>
      NOT_OWN.has(name) || isSame(had[name], value) ? [] : [{ component, name, value }],
    );
    const unset = Object.entries(had).flatMap(([name, value]) => {
      if (NOT_OWN.has(name) || Object.hasOwn(args, name)) return [];
      const usual = catalogue.find(type)?.form.find((field) => field.name === name)?.default;
      return usual === undefined || isSame(value, usual) ? [] : [{ component, name, value: usual }];
    });
    return [...set, ...unset];
  });
}

function isSame(a: Json | undefined, b: Json): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  let here = value;
  for (const key of path) {
    if (!isObject(here) || !Object.hasOwn(here, key)) return undefined;
    here = (here as JsonObject)[key];
  }
  return here;
}
