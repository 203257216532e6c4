import { endpointOf, endsOf } from '../../model/endpoint.ts';
import { isObject, type Json, type JsonObject } from '../../base/json.ts';

export type FieldSide = 'inputs' | 'outputs';

/** What becomes of names: how things that had a name before are called now. */
export interface Naming {
  /** What a component is called now; null: it is gone. */
  readonly component: (name: string) => string | null;
  /**
   * What a field is called now.
   *
   * @param component as it was called before
   * @param side whether an input or an output is spoken of; null: whichever has the name
   */
  readonly field: (component: string, field: string, side: FieldSide | null) => string;
}

const sameField = (_component: string, field: string): string => field;

/** Components are called otherwise; the others keep their names. */
export function componentNames(names: ReadonlyMap<string, string>): Naming {
  return { component: (name) => names.get(name) ?? name, field: sameField };
}

/** Only these components are meant, with these names; all others are not there. */
export function onlyComponents(names: ReadonlyMap<string, string>): Naming {
  return { component: (name) => names.get(name) ?? null, field: sameField };
}

/** Components are gone. */
export function withoutComponents(gone: ReadonlySet<string>): Naming {
  return { component: (name) => (gone.has(name) ? null : name), field: sameField };
}

/** A field as text, `component.field`, as it is called now; null: its component is gone. */
export function namedField(naming: Naming, text: string, side: FieldSide | null): string | null {
  const { component, field } = endpointOf(text);
  if (component === '') return text;
  const name = naming.component(component);
  return name === null ? null : `${name}.${naming.field(component, field, side)}`;
}

/** A connector's id, `a.x..b.y`, as it is called now; null: one of its ends is gone. */
export function namedConnector(naming: Naming, id: string): string | null {
  const [from, to] = endsOf(id);
  const [source, target] = [namedField(naming, from, 'outputs'), namedField(naming, to, 'inputs')];
  return source === null || target === null ? null : `${source}..${target}`;
}

/** One end of a connector, written as it was written. */
function namedEnd(naming: Naming, end: Json | undefined, side: FieldSide): Json | undefined | null {
  if (typeof end === 'string') return namedField(naming, end, side);
  if (!isObject(end)) return end;
  const { entity, descriptor } = end as JsonObject;
  if (typeof entity !== 'string' || typeof descriptor !== 'string') return end;
  const name = naming.component(entity);
  if (name === null) return null;
  const field = naming.field(entity, descriptor, side);
  if (name === entity && field === descriptor) return end;
  return { ...(end as JsonObject), entity: name, descriptor: field };
}

/** A connector as the text has it; null: one of its ends is gone. */
export function namedRawConnector(naming: Naming, connector: JsonObject): JsonObject | null {
  const source = namedEnd(naming, connector['source'], 'outputs');
  const target = namedEnd(naming, connector['target'], 'inputs');
  if (source === null || target === null) return null;
  if (source === connector['source'] && target === connector['target']) return connector;
  return {
    ...connector,
    ...(source === undefined ? {} : { source }),
    ...(target === undefined ? {} : { target }),
  };
}
