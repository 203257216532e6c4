import type { Json, JsonObject } from '../../base/json.ts';
import type { Catalogue } from '../../model/catalog.ts';
import { type Disabled, disabledOf, DISABLED_PATH } from '../../model/layout/disabled.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { specOf } from '../../model/documents.ts';
import { withLayout } from '../../model/layout/layout.ts';
import { allPorts, connectorId } from '../../model/ports.ts';
import { listAt } from '../../model/paths.ts';
import type { ConnectorSpec } from '../../model/spec.ts';
import { ARGS, namesOf, rawComponents, rawConnectors, withValue } from '../../model/raw.ts';

/** The entries as the text has them; those that cannot be read stay as they are. */
function rawEntries(document: PatchbayDocument): readonly Json[] {
  return listAt(document.config, DISABLED_PATH);
}

function entry({ raw, at, bypass }: Pick<Disabled, 'raw' | 'at' | 'bypass'>): JsonObject {
  return {
    component: raw.component,
    ...(Number.isFinite(at) ? { at } : {}),
    ...(raw.connectors.length > 0 ? { connectors: raw.connectors } : {}),
    ...(bypass.length > 0 ? { bypass } : {}),
  };
}

/**
 * Writes down which components are off; entries nobody could read are kept behind them.
 *
 * @param before the document whose entries `all` were made of, where that is an earlier one
 */
export function withDisabled(
  document: PatchbayDocument,
  all: readonly Pick<Disabled, 'raw' | 'at' | 'bypass'>[],
  before = document,
): PatchbayDocument {
  const read = new Set<Json>([...disabledOf(before).values()].map(({ raw }) => raw.component));
  const unread = rawEntries(document).filter(
    (item) => !read.has((item as JsonObject | null)?.['component'] ?? null),
  );
  return withLayout(document, 'disabled', [...all.map(entry), ...unread]);
}

/** All components in their order, those that are off in the places that they had. */
function inOrder(document: PatchbayDocument): readonly { name: string; raw: JsonObject }[] {
  const raws = rawComponents(document);
  const all = namesOf(document).flatMap((name, i) => {
    const raw = raws[i];
    return raw === undefined ? [] : [{ name, raw }];
  });
  for (const [name, { at, raw }] of [...disabledOf(document)].sort(([, a], [, b]) => a.at - b.at)) {
    all.splice(Math.min(at, all.length), 0, { name, raw: raw.component });
  }
  return all;
}

/**
 * The connectors that lead values past a component: each output's consumers get what comes into the input
 * in the same row, or into the only connected one.
 */
function wiresAround(
  name: string,
  connectors: readonly ConnectorSpec[],
  inputs: readonly string[],
  outputs: readonly string[],
): readonly Pick<ConnectorSpec, 'source' | 'target'>[] {
  const incoming = connectors.filter(
    ({ source, target }) => target.entity === name && source.entity !== name,
  );
  const fed = inputs.filter((field) => incoming.some(({ target }) => target.descriptor === field));
  return connectors.flatMap(({ source, target }) => {
    if (source.entity !== name || target.entity === name) return [];
    const field = fed.length === 1 ? fed[0] : inputs[outputs.indexOf(source.descriptor)];
    return incoming
      .filter((from) => from.target.descriptor === field)
      .map((from) => ({ source: from.source, target }));
  });
}

/**
 * Switches components off: they and their connectors leave the model, and values go past them where it is
 * clear which. Names that are no component's are passed over.
 */
export function disableComponents(
  document: PatchbayDocument,
  catalogue: Catalogue,
  names: readonly string[],
): PatchbayDocument {
  return names.reduce((at, name) => disableOne(at, catalogue, name), document);
}

function disableOne(
  document: PatchbayDocument,
  catalogue: Catalogue,
  name: string,
): PatchbayDocument {
  const at = namesOf(document).indexOf(name);
  const component = rawComponents(document)[at];
  if (component === undefined) return document;
  const spec = specOf(document);
  const { connectors } = spec.plugboard.process.args;
  const touches = ({ source, target }: ConnectorSpec) =>
    source.entity === name || target.entity === name;
  const raws = rawConnectors(document);
  const own = raws.filter((_, i) => connectors[i] !== undefined && touches(connectors[i]));
  const kept = raws.filter((_, i) => connectors[i] === undefined || !touches(connectors[i]));
  const { inputs, outputs } = allPorts(spec, catalogue).get(name) ?? { inputs: [], outputs: [] };
  const there = new Set(connectors.map(connectorId));
  const around = new Map(
    wiresAround(name, connectors, inputs, outputs)
      .map((wire) => [connectorId(wire), wire] as const)
      .filter(([id]) => !there.has(id)),
  );
  const added = [...around.values()].map(({ source, target }) => ({
    source: `${source.entity}.${source.descriptor}`,
    target: `${target.entity}.${target.descriptor}`,
  }));
  const off = [
    ...disabledOf(document).values(),
    {
      raw: { component, connectors: own },
      at: inOrder(document).findIndex((each) => each.name === name),
      bypass: [...around.keys()],
    },
  ];
  let next = withDisabled(document, off);
  next = withValue(
    next,
    [...ARGS, 'components'],
    rawComponents(document).filter((_, i) => i !== at),
  );
  return own.length + added.length === 0
    ? next
    : withValue(next, [...ARGS, 'connectors'], [...kept, ...added]);
}

/** Switches components on again: back in their places, with the connectors whose other end is still there. */
export function enableComponents(
  document: PatchbayDocument,
  names: readonly string[],
): PatchbayDocument {
  return names.reduce(enableOne, document);
}

function enableOne(document: PatchbayDocument, name: string): PatchbayDocument {
  const all = disabledOf(document);
  const off = all.get(name);
  if (off === undefined) return document;
  const past = new Set(off.bypass);
  const present = new Set([...namesOf(document), name]);
  const others = new Map(
    [...all].filter(([other]) => other !== name).map(([other, each]) => [other, open(each, past)]),
  );
  const back: JsonObject[] = [];
  off.connectors.forEach(({ source, target }, i) => {
    const raw = off.raw.connectors[i];
    if (raw === undefined) return;
    const far = source.entity === name ? target.entity : source.entity;
    const parked = others.get(far);
    if (present.has(far)) back.push(raw);
    else if (parked !== undefined) parked.raw.connectors.push(raw);
  });
  const { connectors } = specOf(document).plugboard.process.args;
  const kept = rawConnectors(document).filter((_, i) => {
    const connector = connectors[i];
    return connector === undefined || !past.has(connectorId(connector));
  });
  const components = inOrder(document).flatMap((each) =>
    present.has(each.name) ? [each.raw] : [],
  );
  let next = withDisabled(document, [...others.values()]);
  next = withValue(next, [...ARGS, 'components'], components);
  const isSame = back.length === 0 && kept.length === connectors.length;
  return isSame ? next : withValue(next, [...ARGS, 'connectors'], [...kept, ...back]);
}

/** An entry that may be added to, without the connectors that led past what comes back. */
function open(each: Disabled, past: ReadonlySet<string>) {
  const connectors = each.raw.connectors.filter((_, i) => {
    const connector = each.connectors[i];
    return connector === undefined || !past.has(connectorId(connector));
  });
  return { at: each.at, bypass: each.bypass, raw: { component: each.raw.component, connectors } };
}
