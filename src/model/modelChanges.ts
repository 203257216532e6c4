import type { Json } from '../base/json.ts';
import type { PatchbayDocument } from './document.ts';
import { specOf } from './documents.ts';
import { sameData } from '../base/sameData.ts';
import { connectorId } from './ports.ts';

/** One difference between two models; a side is undefined where the thing is not there. */
export interface ModelChange {
  /** What it is about, such as `tank.initial`, `tank` or `a.x..b.y`. */
  readonly name: string;
  readonly kind: 'argument' | 'component' | 'connector' | 'parameter';
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/**
 * What somebody would say is different between two models: components and connectors that came or
 * went, arguments and parameters with other values. Layout, the name and type of the process and the
 * order of things do not count, since none of them changes a result.
 */
export function modelChanges(
  before: PatchbayDocument,
  after: PatchbayDocument,
): readonly ModelChange[] {
  const [a, b] = [specOf(before), specOf(after)].map(({ plugboard }) => plugboard.process.args);
  if (a === undefined || b === undefined) return [];
  const [old, now] = [a, b].map(
    ({ components }) => new Map(components.map((component) => [component.args.name, component])),
  );
  const components = keysOf(old ?? new Map(), now ?? new Map()).flatMap(
    (name): readonly ModelChange[] => {
      const [x, y] = [old?.get(name), now?.get(name)];
      if (x === undefined || y === undefined || x.type !== y.type)
        return [{ name, kind: 'component', before: x?.type, after: y?.type }];
      return differing('argument', mapOf(x.args), mapOf(y.args), (key) => `${name}.${key}`);
    },
  );
  const wires = (args: typeof a) =>
    new Map(args.connectors.map((one): [string, Json] => [connectorId(one), one.mode]));
  return [
    ...components,
    ...differing('parameter', mapOf(a.parameters), mapOf(b.parameters)),
    ...differing('connector', wires(a), wires(b)),
  ];
}

type Entries = ReadonlyMap<string, Json>;

/** Arguments as the reader gives them are plain data, whatever their type says. */
function mapOf(map: Readonly<Record<string, unknown>>): Entries {
  return new Map(Object.entries(map) as (readonly [string, Json])[]);
}

function keysOf(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>) {
  return [...new Set([...a.keys(), ...b.keys()])];
}

function differing(
  kind: ModelChange['kind'],
  a: Entries,
  b: Entries,
  nameOf = (key: string) => key,
): readonly ModelChange[] {
  return keysOf(a, b).flatMap((key) => {
    const [before, after] = [a.get(key), b.get(key)];
    return sameData(before, after) ? [] : [{ kind, name: nameOf(key), before, after }];
  });
}
