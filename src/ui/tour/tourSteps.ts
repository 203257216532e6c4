import { TOUR_EDITS, tourName } from '../../editing/tour.ts';
import { type PatchbayDocument, specOf, watchedFields } from '../../model/index.ts';
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
  /** Does the step; null where it is no edit. */
  readonly edit: (typeof TOUR_EDITS)[keyof typeof TOUR_EDITS] | null;
}

function isWired({ document }: TourState): boolean {
  const { connectors } = specOf(document).plugboard.process.args;
  const [from, to] = [tourName(document, 'source'), tourName(document, 'sink')];
  return connectors.some(({ source, target }) => source.entity === from && target.entity === to);
}

function isWatched({ document }: TourState): boolean {
  const sink = tourName(document, 'sink');
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
    isDone: ({ document }) => tourName(document, 'source') !== undefined,
    edit: TOUR_EDITS.source,
  },
  {
    id: 'sink',
    title: 'Put a component behind it',
    text: 'Add a MovingAverage the same way, from the group Signal. Its window says over how many values it looks back.',
    doIt: 'Add a MovingAverage',
    isDone: ({ document }) => tourName(document, 'sink') !== undefined,
    edit: TOUR_EDITS.sink,
  },
  {
    id: 'wire',
    title: 'Draw a wire',
    text: 'Press the dot at the right of the Sine and drag to the dot at the left of the MovingAverage. By keyboard: choose the Sine and press C.',
    doIt: 'Draw the wire',
    isDone: isWired,
    edit: TOUR_EDITS.wire,
  },
  {
    id: 'watch',
    title: 'Watch a field',
    text: 'Fields that are watched are plotted while the process runs. Choose “Watch a field” below and take the output of the MovingAverage.',
    doIt: 'Watch it',
    isDone: isWatched,
    edit: TOUR_EDITS.watch,
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
