import { addComponent } from '../../../editing/components/add.ts';
import { moveComponents } from '../../../editing/places/move.ts';
import { readModelText } from '../../../formats/index.ts';
import { catalogue } from '../../../library/catalog.ts';
import { type PatchbayDocument, positionsOf, specOf } from '../../../model/index.ts';
import { drawNext, NOTHING_DRAWN } from '../../graph/drawn.ts';
import { processorTime } from '../../processorTime.ts';
import { GRAPHS, modelText } from './bigGraph.ts';

const ROUNDS = 7;
const MOVED = 50;

/** Edits of a model as a person makes them; each round another one. */
const EDITS: Readonly<
  Record<string, (document: PatchbayDocument, round: number) => PatchbayDocument>
> = {
  'add one': (document, round) =>
    addComponent(document, catalogue, 'patchbay.Formula', { x: 160 * round, y: -400 }).document,
  [`move ${MOVED}`]: (document, round) => {
    const positions = positionsOf(document);
    const names = [...positions.keys()].slice(500 * round, 500 * round + MOVED);
    return moveComponents(
      document,
      new Map(
        names.map((name) => {
          const { x = 0, y = 0 } = positions.get(name) ?? {};
          return [name, { x: x + 32, y: y + 16 }];
        }),
      ),
    );
  },
};

interface Row {
  readonly edit: string;
  /** Medians of the processor time, milliseconds. */
  readonly anew_ms: number;
  readonly next_ms: number;
  readonly ratio: number;
}

/** `bench graph [--json]`: what is drawn of 5,000 components after an edit, all of it made anew, and gone on from before. */
export function benchGraph(json: boolean): number {
  const graph = GRAPHS.find(({ name }) => name === 'g5000');
  const read = readModelText(graph === undefined ? '' : modelText(graph), 'bench');
  if (!read.ok) throw new Error(read.error[0]?.message);
  const before = drawNext(read.value, NOTHING_DRAWN);
  const rows = Object.entries(EDITS).map(([edit, make]): Row => {
    const documents = Array.from({ length: ROUNDS }, (_, round) => make(read.value, round));
    const copies = documents.map((document) => structuredClone(document));
    // How a document is read is the model's, and the same on both sides.
    for (const document of [...documents, ...copies]) {
      positionsOf(document);
      specOf(document);
    }
    const times = documents.map((document, round) => ({
      next: processorTime(() => void drawNext(document, before)),
      anew: processorTime(() => void drawNext(copies[round] ?? document, NOTHING_DRAWN)),
    }));
    const anew = median(times.map((time) => time.anew));
    const now = median(times.map((time) => time.next));
    return { edit, anew_ms: anew, next_ms: now, ratio: now / anew };
  });
  if (json) console.log(JSON.stringify({ rows }));
  else {
    console.log(
      'g5000, ms of processor time to draw an edit: all anew, from what was drawn, ratio',
    );
    for (const { edit, anew_ms, next_ms, ratio } of rows)
      console.log(
        `  ${edit.padEnd(9)}${anew_ms.toFixed(1).padStart(8)} ${next_ms.toFixed(1).padStart(8)} ${ratio.toFixed(3).padStart(7)}`,
      );
  }
  return 0;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
