import { type AttachedFile, type PatchbayDocument, specOf } from '../../../model/index.ts';
import { setArgument } from '../../../editing/arguments/arguments.ts';

/**
 * The document, so that a run takes at most so many steps of its components and of what records them: by
 * its own arguments, and by tables of fewer lines. What is short enough is left as it is.
 */
export function cutShort(
  document: PatchbayDocument,
  recorders: number,
  steps: number,
): PatchbayDocument {
  const { components } = specOf(document).plugboard.process.args;
  const rows = Math.floor(steps / (components.length + recorders));
  const cut = components.reduce((next, { args }) => {
    const iters = args['iters'];
    return typeof iters === 'number' && iters > rows
      ? setArgument(next, args.name, 'iters', rows)
      : next;
  }, document);
  return { ...cut, files: document.files.map((file) => firstLines(file, rows + 1)) };
}

function firstLines({ name, bytes }: AttachedFile, count: number): AttachedFile {
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, count);
  return { name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}
