import type { PlotScene } from '../draw/plotScene.ts';

/** What a plot has to say beside its lines. */
export interface Notes {
  /** Nothing is drawn. */
  readonly isEmpty: boolean;
  readonly leftOut: readonly string[];
  readonly undrawn: readonly string[];
}

export function notesOf(scene: PlotScene | null): Notes {
  if (scene === null) return { isEmpty: false, leftOut: [], undrawn: [] };
  const { traces, lanes, leftOut, undrawn } = scene;
  return { isEmpty: traces.length + lanes.length === 0, leftOut, undrawn };
}

export function sameNotes(a: Notes, b: Notes): boolean {
  const same = (x: readonly string[], y: readonly string[]) => x.join('\n') === y.join('\n');
  return a.isEmpty === b.isEmpty && same(a.leftOut, b.leftOut) && same(a.undrawn, b.undrawn);
}
