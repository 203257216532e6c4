import { isObject, type Json, type JsonObject, listOf } from '../../base/json.ts';
import { documentFromConfig, specOf } from '../documents.ts';
import type { PatchbayDocument } from '../document.ts';
import { LAYOUT_PATH } from './layoutPath.ts';
import { getAt } from '../paths.ts';
import type { ComponentSpec, ConnectorSpec } from '../spec.ts';

/**
 * A component that is switched off. It and its connectors are kept in the layout, not in the model, so
 * that whatever reads the model (a run here, plugboard, a checker) sees only what takes part.
 */
export interface Disabled {
  readonly component: ComponentSpec;
  readonly connectors: readonly ConnectorSpec[];
  /** Connectors of the model, by id, that lead values past it while it is off. */
  readonly bypass: readonly string[];
  /** Its place among all components, those that are off counted. */
  readonly at: number;
  /** The component and its connectors as the text has them. */
  readonly raw: { readonly component: JsonObject; readonly connectors: readonly JsonObject[] };
}

export const DISABLED_PATH = [...LAYOUT_PATH, 'disabled'] as const;

const known = new WeakMap<object, readonly Disabled[]>();

/** One entry, if the schema takes what is in it; a damaged one stays in the text and is passed over. */
function readOne(value: Json): Disabled | null {
  if (!isObject(value)) return null;
  const { component, connectors, bypass, at } = value as JsonObject;
  const raw = {
    component: component as JsonObject,
    connectors: listOf(connectors) as JsonObject[],
  };
  const args = { components: [raw.component ?? null], connectors: raw.connectors };
  const read = documentFromConfig(
    { name: '', config: { plugboard: { process: { args } } } },
    undefined,
    false,
  );
  if (!read.ok) return null;
  const spec = specOf(read.value).plugboard.process.args;
  const [only] = spec.components;
  if (only === undefined) return null;
  const ids = listOf(bypass).filter((id) => typeof id === 'string');
  const place = typeof at === 'number' && Number.isSafeInteger(at) && at >= 0 ? at : Infinity;
  return { component: only, connectors: spec.connectors, bypass: ids, at: place, raw };
}

function readAll(value: Json | undefined): readonly Disabled[] {
  if (!Array.isArray(value)) return [];
  const cached = known.get(value);
  if (cached !== undefined) return cached;
  const all = (value as readonly Json[]).flatMap((item) => readOne(item) ?? []);
  known.set(value, all);
  return all;
}

/** The components that are switched off, by name; one whose name another component has is passed over. */
export function disabledOf(document: PatchbayDocument): ReadonlyMap<string, Disabled> {
  const all = readAll(getAt(document.config, DISABLED_PATH));
  if (all.length === 0) return NONE;
  const { components } = specOf(document).plugboard.process.args;
  const taken = new Set(components.map(({ args }) => args.name));
  const found = new Map<string, Disabled>();
  for (const each of all) {
    const { name } = each.component.args;
    if (!taken.has(name) && !found.has(name)) found.set(name, each);
  }
  return found;
}

const NONE: ReadonlyMap<string, Disabled> = new Map();
