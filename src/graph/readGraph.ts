import type { JsonObject } from '../base/json.ts';
import {
  allPorts,
  badgesOf,
  type Catalogue,
  connectorId,
  groupsOf,
  impliedEventWires,
  NO_PORTS,
  type PatchbayDocument,
  positionsOf,
  type Problem,
  specOf,
  shortType,
} from '../model/index.ts';
import { collapseGroups } from './collapse.ts';
import { readDisabled } from './readDisabled.ts';
import { headlineOf } from './headline.ts';
import type { GraphSource, SourceComponent } from './buildGraph.ts';
import { messagesByPort, portFaults } from './portFaults.ts';

const COMPONENTS = /^plugboard\.process\.args\.components\.(\d+)(?:\.|$)/;
const CONNECTORS = /^plugboard\.process\.args\.connectors\.(\d+)(?:\.|$)/;

/** How many problems of each severity lie at the places that a pattern names by number, and what they say. */
function countAt(problems: readonly Problem[], pattern: RegExp) {
  const counts = new Map<number, { errors: number; warnings: number; notes: string[] }>();
  for (const { path, severity, message } of problems) {
    const at = pattern.exec(path)?.[1];
    if (at === undefined) continue;
    const count = counts.get(Number(at)) ?? { errors: 0, warnings: 0, notes: [] };
    if (severity === 'error') count.errors += 1;
    else count.warnings += 1;
    count.notes.push(message);
    counts.set(Number(at), count);
  }
  return counts;
}

const FINE = { errors: 0, warnings: 0, notes: [] };

/** What the canvas draws of a document, read through the model. */
export function readGraph(
  document: PatchbayDocument,
  catalogue: Catalogue,
  problems: readonly Problem[],
): GraphSource {
  const spec = specOf(document);
  const { components, connectors } = spec.plugboard.process.args;
  const ports = allPorts(spec, catalogue);
  const positions = positionsOf(document);
  const found = countAt(problems, COMPONENTS);
  const wiresFound = countAt(problems, CONNECTORS);
  const messages = messagesByPort(problems);
  const badges = badgesOf(document);
  const produced = new Set([...ports.values()].flatMap(({ outputEvents }) => outputEvents));
  const seen = new Set<string>();
  const shown = components.flatMap(({ type, args }, at): SourceComponent[] => {
    // Of two with one name only the first can be drawn; the problem is shown on it.
    if (seen.has(args.name)) return [];
    seen.add(args.name);
    const known = catalogue.find(type);
    const { errors, warnings, notes } = found.get(at) ?? FINE;
    const own = ports.get(args.name) ?? NO_PORTS;
    const faults = portFaults(args.name, own, messages, produced);
    return [
      {
        name: args.name,
        title: args.name,
        type,
        typeLabel: known?.label ?? shortType(type),
        hue: known?.category ?? 'unknown',
        ports: own,
        headline: headlineOf(known, args),
        initial: args.initial_values as JsonObject,
        errors,
        warnings,
        disabled: false,
        notes,
        ...(faults === undefined ? {} : { faults }),
        position: positions.get(args.name) ?? { x: 0, y: 0 },
      },
    ];
  });
  const wires = new Map(
    connectors.map((connector, at) => {
      const { source, target } = connector;
      const end = ({ entity, descriptor }: typeof source) => ({
        component: entity,
        field: descriptor,
      });
      const id = connectorId(connector);
      return [
        id,
        {
          id,
          source: end(source),
          target: end(target),
          bad: (wiresFound.get(at)?.errors ?? 0) > 0,
          off: false,
          badges: badges.has(id),
        },
      ];
    }),
  );
  const events = impliedEventWires(spec, catalogue).map(({ event, source, target }) => ({
    source,
    target,
    type: event,
  }));
  const off = readDisabled(document, catalogue, positions, new Set(shown.map(({ name }) => name)));
  const groups = groupsOf(document);
  return collapseGroups(
    {
      groups,
      components: [...shown, ...off.components],
      connectors: [...wires.values(), ...off.connectors],
      events,
    },
    groups,
  );
}
