import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { type Catalogue, getAt, sameData, isFrameworkArgument } from '../../model/index.ts';

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

/** The components of a model, by name. */
export function componentsIn(config: JsonObject): ReadonlyMap<string, GivenComponent> {
  const components = getAt(config, ['plugboard', 'process', 'args', 'components']);
  const all = Array.isArray(components) ? components : [];
  return new Map(
    all.flatMap((component) => {
      const [type, args] = [getAt(component, ['type']), getAt(component, ['args'])];
      const name = getAt(component, ['args', 'name']);
      return typeof name === 'string' && typeof type === 'string' && isObject(args)
        ? [[name, { type, args: args as JsonObject }] as const]
        : [];
    }),
  );
}

/**
 * What has changed between two states of a model in the arguments of components that are in both. Of what
 * every component has, such as initial values, a run that has begun takes nothing new.
 */
export function argumentChanges(
  before: ReadonlyMap<string, GivenComponent>,
  after: ReadonlyMap<string, GivenComponent>,
  catalogue: Pick<Catalogue, 'find'>,
): readonly ArgumentChange[] {
  return [...after].flatMap(([component, { type, args }]) => {
    const had = before.get(component)?.args;
    if (had === undefined || had === args) return [];
    const set = Object.entries(args).flatMap(([name, value]) =>
      isFrameworkArgument(name) || sameData(had[name], value) ? [] : [{ component, name, value }],
    );
    const unset = Object.entries(had).flatMap(([name, value]) => {
      if (isFrameworkArgument(name) || Object.hasOwn(args, name)) return [];
      const usual = catalogue.find(type)?.form.find((field) => field.name === name)?.default;
      return usual === undefined || sameData(value, usual)
        ? []
        : [{ component, name, value: usual }];
    });
    return [...set, ...unset];
  });
}
