import { isObject, type Json, type JsonObject } from '../base/json.ts';
import { sameData } from '../base/sameData.ts';
import {
  allPorts,
  type Catalogue,
  type ComponentSpec,
  type ComponentType,
  connectorId,
  type ConnectorSpec,
  NO_PORTS,
  type PatchbayDocument,
  type Ports,
  portsOf,
  shortType,
  specOf,
} from '../model/index.ts';
import { listAt } from '../model/paths.ts';
import { headlineOf } from './headline.ts';
import type { SourceComponent, SourceWire } from './source.ts';

/** A part of a document as its text has it. An edit of other parts leaves it the very same object. */
export type Part = Json | undefined;

/** Components or connectors of a document, in their order. */
export function partsOf(
  { config }: PatchbayDocument,
  kind: 'components' | 'connectors',
): readonly Part[] {
  return listAt(config, ['plugboard', 'process', 'args', kind]);
}

const last = new WeakMap<object, { readonly given: readonly unknown[]; readonly made: object }>();

/** What is made of a part and of what is given beside it; that of the last time as long as both are the same. */
export function kept<T extends object>(
  part: Part | object,
  given: readonly unknown[],
  make: () => T,
): T {
  if (typeof part !== 'object' || part === null) return make();
  const before = last.get(part);
  if (before !== undefined && sameData(before.given, given)) return before.made as T;
  const made = make();
  last.set(part, { given, made });
  return made;
}

/** What is drawn of a component whatever stands beside it. */
type Face = Pick<
  SourceComponent,
  'name' | 'title' | 'type' | 'typeLabel' | 'hue' | 'headline' | 'initial'
>;

interface Own {
  readonly known: ComponentType | undefined;
  readonly face: Face;
  /** Null: its connectors tell them. */
  readonly ports: Ports | null;
}

const owns = new WeakMap<object, Own>();

function ownOf(part: Part, spec: ComponentSpec, catalogue: Catalogue): Own {
  const known = catalogue.find(spec.type);
  const old = isObject(part) ? owns.get(part) : undefined;
  if (old !== undefined && old.known === known) return old;
  const own = {
    known,
    face: faceOf(spec, known),
    ports: known === undefined ? null : portsOf(spec, catalogue, []),
  };
  if (isObject(part)) owns.set(part, own);
  return own;
}

export function faceOf({ type, args }: ComponentSpec, known: ComponentType | undefined): Face {
  return {
    name: args.name,
    title: args.name,
    type,
    typeLabel: known?.label ?? shortType(type),
    hue: known?.category ?? 'unknown',
    headline: headlineOf(known, args),
    initial: args.initial_values as JsonObject,
  };
}

/** A component with what its own text says of it. */
export interface Shown {
  readonly part: Part;
  /** Its place among all components. */
  readonly at: number;
  readonly face: Face;
  readonly ports: Ports;
}

/** All components, those of a type that nobody knows with the ports that connectors tell. Of two with one name the first. */
export function shownParts(document: PatchbayDocument, catalogue: Catalogue): readonly Shown[] {
  const spec = specOf(document);
  const parts = partsOf(document, 'components');
  let told: ReadonlyMap<string, Ports> | null = null;
  const shown = new Map<string, Shown>();
  spec.plugboard.process.args.components.forEach((component, at) => {
    const { name } = component.args;
    if (shown.has(name)) return;
    const part = parts[at];
    const own = ownOf(part, component, catalogue);
    const ports = own.ports ?? (told ??= allPorts(spec, catalogue)).get(name) ?? NO_PORTS;
    shown.set(name, { part, at, face: own.face, ports });
  });
  return [...shown.values()];
}

/** A connector as far as its own text says it. */
export function endsOf(connector: ConnectorSpec): Pick<SourceWire, 'id' | 'source' | 'target'> {
  const { source, target } = connector;
  return {
    id: connectorId(connector),
    source: { component: source.entity, field: source.descriptor },
    target: { component: target.entity, field: target.descriptor },
  };
}
