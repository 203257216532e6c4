import { WorkerPoolProcess } from '../engine/index.ts';
import { specOf, withoutEffect } from '../model/index.ts';
import type { RunOptions } from './options.ts';
import type { Prepared } from './prepareRun.ts';

/** What a run here does otherwise than plugboard would, a sentence each. */
export function runNotes(
  { document, process }: Pick<Prepared, 'document' | 'process'>,
  { processType }: Pick<RunOptions, 'processType'>,
): readonly string[] {
  const notes = [...withoutEffect(specOf(document))];
  if (processType === 'ray') {
    const where =
      process instanceof WorkerPoolProcess ? 'over threads of this machine' : 'in one thread';
    notes.unshift(`There is no Ray here: the RayProcess runs ${where}. Its values are the same.`);
  }
  return notes;
}
