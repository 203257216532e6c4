import {
  allPorts,
  type Catalogue,
  type PatchbayDocument,
  specOf,
  watchedFields,
} from '../../model/index.ts';
import { addComponent } from '../../editing/components/add.ts';
import { connect } from '../../editing/connectors/connect.ts';
import { setWatched } from '../../editing/watching/watch.ts';
import type { RunState } from '../../stores/index.ts';

/** What a step of the tour looks at. */
export interface TourState {
  readonly document: PatchbayDocument;
  readonly run: Pick<RunState, 'phase'>;
}

export interface TourStep {
  readonly id: 'source' | 'sink' | 'wire' | 'watch' | 'run';
  readonly title: string;
  readonly text: string;
  /** What the button says that does the step for a person. */
  readonly doIt: string;
  readonly isDone: (state: TourState) => boolean;
  /** The document with the step done; null where the step is no edit. */
  readonly edit: ((document: PatchbayDocument, catalogue: Catalogue) => PatchbayDocument) | null;
}

const SOURCE = 'patchbay.Sine';
const SINK = 'patchbay.MovingAverage';

function nameOfType(document: PatchbayDocument, type: string): string | undefined {
  const { components } = specOf(document).plugboard.process.args;
  return components.find((component) => component.type === type)?.args.name;
}

function hasSource({ document }: TourState): boolean {
  return nameOfType(document, SOURCE) !== undefined;
}

function hasSink({ document }: TourState): boolean {
  return nameOfType(document, SINK) !== undefined;
}

function isWired({ document }: TourState): boolean {
  const { connectors } = specOf(document).plugboard.process.args;
  const [from, to] = [nameOfType(document, SOURCE), nameOfType(document, SINK)];
  return connectors.some(({ source, target }) => source.entity === from && target.entity === to);
}

function isWatched({ document }: TourState): boolean {
  const sink = nameOfType(document, SINK);
  return watchedFields(document).some((field) => field.startsWith(`${sink}.`));
}

/**
 * The tour of a first visit: five steps that build and run a small model. A step counts as done when the
 * document says so, whoever did it and how.
 */
export const TOUR: readonly TourStep[] = [
  {
    id: 'source',
    title: 'Put a source down',
    text: 'Components wait in the palette on the left. Drag a Sine onto the canvas, or press it: it gives one value of a wave with every step.',
    doIt: 'Add a Sine',
    isDone: hasSource,
    edit: (document, catalogue) =>
      addComponent(document, catalogue, SOURCE, { x: 0, y: 0 }).document,
  },
  {
    id: 'sink',
    title: 'Put a component behind it',
    text: 'Add a MovingAverage the same way, from the group Signal. Its window says over how many values it looks back.',
    doIt: 'Add a MovingAverage',
    isDone: hasSink,
    edit: (document, catalogue) =>
      addComponent(document, catalogue, SINK, { x: 304, y: 0 }).document,
  },
  {
    id: 'wire',
    title: 'Draw a wire',
    text: 'Press the dot at the right of the Sine and drag to the dot at the left of the MovingAverage. By keyboard: choose the Sine and press C.',
    doIt: 'Draw the wire',
    isDone: isWired,
    edit: (document, catalogue) => {
      const [from, to] = [nameOfType(document, SOURCE), nameOfType(document, SINK)];
      const ports = allPorts(specOf(document), catalogue);
      const output = ports.get(from ?? '')?.outputs[0];
      const input = ports.get(to ?? '')?.inputs[0];
      if (from === undefined || to === undefined || !output || !input) return document;
      return connect(document, { component: from, field: output }, { component: to, field: input });
    },
  },
  {
    id: 'watch',
    title: 'Watch a field',
    text: 'Fields that are watched are plotted while the process runs. Choose “Watch a field” below and take the output of the MovingAverage.',
    doIt: 'Watch it',
    isDone: isWatched,
    edit: (document, catalogue) => {
      const sink = nameOfType(document, SINK) ?? '';
      const source = nameOfType(document, SOURCE) ?? '';
      const ports = allPorts(specOf(document), catalogue);
      const fields = [source, sink].flatMap((name) =>
        (ports.get(name)?.outputs ?? []).slice(0, 1).map((field) => `${name}.${field}`),
      );
      return setWatched(document, [...watchedFields(document), ...fields]);
    },
  },
  {
    id: 'run',
    title: 'Run it',
    text: 'Press Run above. The process runs in a sandboxed worker of this browser; nothing leaves your machine.',
    doIt: 'Run',
    isDone: ({ run }) => run.phase.kind === 'ended' && run.phase.status === 'completed',
    edit: null,
  },
];

/** The step that is next; the number of steps when all are done. */
export function nextStep(state: TourState): number {
  const at = TOUR.findIndex((step) => !step.isDone(state));
  return at < 0 ? TOUR.length : at;
}
