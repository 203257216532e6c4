import {
  badgesOf,
  type Catalogue,
  groupsOf,
  impliedEventWires,
  type PatchbayDocument,
  positionsOf,
  type Problem,
  specOf,
} from '../model/index.ts';
import { collapseGroups } from './collapse.ts';
import { messagesByPort, portFaults } from './portFaults.ts';
import { readDisabled } from './readDisabled.ts';
import { endsOf, kept, partsOf, shownParts } from './readParts.ts';
import type { GraphSource, SourceComponent, SourceWire } from './source.ts';

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

const ORIGIN = { x: 0, y: 0 };
const FINE = { errors: 0, warnings: 0, notes: [] };

/**
 * What the canvas draws of a document, read through the model. What is read of a component or a connector
 * that did not change is the very object of the last time.
 */
export function readGraph(
  document: PatchbayDocument,
  catalogue: Catalogue,
  problems: readonly Problem[],
): GraphSource {
  const shown = shownParts(document, catalogue);
  const positions = positionsOf(document);
  const found = countAt(problems, COMPONENTS);
  const messages = messagesByPort(problems);
  const produced = new Set(shown.flatMap(({ ports }) => ports.outputEvents));
  const components = shown.map(({ part, at, face, ports }): SourceComponent => {
    const faults = portFaults(face.name, ports, messages, produced);
    // Of two with one name only the first can be drawn; the problem is shown on it.
    const marks = found.get(at) ?? FINE;
    const position = positions.get(face.name) ?? ORIGIN;
    return kept(part, [face, ports, marks, faults, position], () => ({
      ...face,
      ports,
      ...marks,
      disabled: false,
      ...(faults === undefined ? {} : { faults }),
      position,
    }));
  });
  const events = impliedEventWires(shown.map(({ face, ports }) => [face.name, ports])).map(
    ({ event, source, target }) => ({ source, target, type: event }),
  );
  const off = readDisabled(
    document,
    catalogue,
    positions,
    new Set(shown.map((each) => each.face.name)),
  );
  const groups = groupsOf(document);
  return collapseGroups(
    {
      groups,
      components: [...components, ...off.components],
      connectors: [...readWires(document, problems), ...off.connectors],
      events,
    },
    groups,
  );
}

function readWires(
  document: PatchbayDocument,
  problems: readonly Problem[],
): readonly SourceWire[] {
  const { connectors } = specOf(document).plugboard.process.args;
  const parts = partsOf(document, 'connectors');
  const found = countAt(problems, CONNECTORS);
  const badges = badgesOf(document);
  const wires = new Map(
    connectors.map((connector, at) => {
      const part = parts[at];
      const ends = kept(part, [], () => endsOf(connector));
      const isBad = (found.get(at)?.errors ?? 0) > 0;
      const isTucked = badges.has(ends.id);
      const wire = kept(ends, [isBad, isTucked], () => ({
        ...ends,
        bad: isBad,
        off: false,
        badges: isTucked,
      }));
      return [ends.id, wire];
    }),
  );
  return [...wires.values()];
}
