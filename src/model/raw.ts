import type { Json, JsonObject } from '../base/json.ts';
import { disabledOf } from './layout/disabled.ts';
import type { PatchbayDocument } from './document.ts';
import { specOf } from './documents.ts';
import { type DataPath, getAt, listAt, setAt } from './paths.ts';
import { connectorId } from './ports.ts';

export const ARGS = ['plugboard', 'process', 'args'] as const;

/** The components as the text has them. */
export const rawComponents = ({ config }: PatchbayDocument) =>
  listAt(config, [...ARGS, 'components']) as readonly JsonObject[];
/** The connectors as the text has them. */
export const rawConnectors = ({ config }: PatchbayDocument) =>
  listAt(config, [...ARGS, 'connectors']) as readonly JsonObject[];

/** The document with the value at a path of its model set; undefined takes it away. */
export function withValue(
  document: PatchbayDocument,
  path: DataPath,
  value: Json | undefined,
): PatchbayDocument {
  const config = setAt(document.config, path, value) as JsonObject;
  return config === document.config ? document : { ...document, config };
}

/** Names of all components, in their order. */
export function namesOf(document: PatchbayDocument): string[] {
  return specOf(document).plugboard.process.args.components.map(({ args }) => args.name);
}

/** Names that components have, those that are switched off too. */
export function allNames(document: PatchbayDocument): readonly string[] {
  return [...namesOf(document), ...disabledOf(document).keys()];
}

/** Where a component's spec lies; null when there is none of this name. */
export function componentPath(document: PatchbayDocument, name: string): DataPath | null {
  const at = namesOf(document).indexOf(name);
  return at < 0 ? null : [...ARGS, 'components', at];
}

/** A component as the text has it, be it switched off; null where there is none of the name. */
export function rawComponent(document: PatchbayDocument, name: string): JsonObject | null {
  const path = componentPath(document, name);
  if (path === null) return disabledOf(document).get(name)?.raw.component ?? null;
  return (getAt(document.config, path) as JsonObject | undefined) ?? null;
}

/** Ids of all connectors, in their order. */
export function connectorIds(document: PatchbayDocument): string[] {
  return specOf(document).plugboard.process.args.connectors.map(connectorId);
}

/** A name that is not taken: the wanted one, or with a number behind it. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/-\d+$/, '');
  for (let n = 2; ; n++) {
    const name = `${stem}-${n}`;
    if (!taken.has(name)) return name;
  }
}

/** A component's raw spec under another name. */
export function renamed(spec: JsonObject, name: string): JsonObject {
  return setAt(spec, ['args', 'name'], name) as JsonObject;
}

/** An id like `note-2` that is not taken; `wanted` itself is never given without a number. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const stem = wanted.replace(/-\d+$/, '');
  for (let n = 1; ; n++) {
    const id = `${stem}-${n}`;
    if (!taken.has(id)) return id;
  }
}
