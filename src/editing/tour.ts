import type { Catalogue } from '../model/catalog.ts';
import type { PatchbayDocument } from '../model/document.ts';
import { specOf } from '../model/documents.ts';
import { watchedFields } from '../model/layout/layout.ts';
import { allPorts } from '../model/ports.ts';
import { addComponent } from './components/add.ts';
import { connect } from './connectors/connect.ts';
import type { Edit, Edited } from './edit.ts';
import { setWatched } from './watching/watch.ts';

/** What the tour builds a model of. */
export const TOUR_TYPES = { source: 'patchbay.Sine', sink: 'patchbay.MovingAverage' } as const;

/** The component that stands for a part of the tour's model, whoever put it there. */
export function tourName(
  document: PatchbayDocument,
  part: keyof typeof TOUR_TYPES,
): string | undefined {
  const { components } = specOf(document).plugboard.process.args;
  return components.find(({ type }) => type === TOUR_TYPES[part])?.args.name;
}

function putSource(document: PatchbayDocument, catalogue: Catalogue): Edited {
  const at = { x: 0, y: 0 };
  const added = addComponent(document, catalogue, TOUR_TYPES.source, at);
  return { document: added.document, label: 'Add a Sine' };
}

function putSink(document: PatchbayDocument, catalogue: Catalogue): Edited {
  const at = { x: 304, y: 0 };
  const added = addComponent(document, catalogue, TOUR_TYPES.sink, at);
  return { document: added.document, label: 'Add a MovingAverage' };
}

function drawWire(document: PatchbayDocument, catalogue: Catalogue): Edited {
  const label = 'Draw the wire';
  const [from, to] = [tourName(document, 'source'), tourName(document, 'sink')];
  const ports = allPorts(specOf(document), catalogue);
  const output = ports.get(from ?? '')?.outputs[0];
  const input = ports.get(to ?? '')?.inputs[0];
  if (from === undefined || to === undefined || !output || !input) return { document, label };
  const ends = [
    { component: from, field: output },
    { component: to, field: input },
  ] as const;
  return { document: connect(document, ...ends), label };
}

function watchBoth(document: PatchbayDocument, catalogue: Catalogue): Edited {
  const ports = allPorts(specOf(document), catalogue);
  const names = [tourName(document, 'source') ?? '', tourName(document, 'sink') ?? ''];
  const fields = names.flatMap((name) =>
    (ports.get(name)?.outputs ?? []).slice(0, 1).map((field) => `${name}.${field}`),
  );
  return {
    document: setWatched(document, [...watchedFields(document), ...fields]),
    label: 'Watch it',
  };
}

/** The steps of the tour that change the document, as a person would do them. */
export const TOUR_EDITS = {
  source: putSource,
  sink: putSink,
  wire: drawWire,
  watch: watchBoth,
} satisfies Record<string, Edit<null>>;
