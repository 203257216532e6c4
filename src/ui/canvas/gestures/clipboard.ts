import { type PatchbayDocument, removeSelection, specOf } from '../../../model/index.ts';
import {
  copySelection,
  duplicateSelection,
  paste,
  type Pasted,
  type PastePlace,
  pasteModel,
} from '../../../model/edits/clipboard.ts';
import type { Stores } from '../../../stores/api.ts';
import type { CanvasApi } from '../CanvasApi.ts';
import { things } from '../editor.ts';
import { snap } from '../freePlace.ts';
import { GRID } from '../nodeLayout.ts';

/** Where the middle of what is pasted goes; null: beside where it was. */
type At = { readonly x: number; readonly y: number } | null;

/** Copies stand so far from what they are copies of. */
const BESIDE = { x: 2 * GRID, y: 2 * GRID };

const whatOf = (components: readonly string[]) => things({ components, connectors: [] });

/** The selected components as text for the clipboard; null when there are none. */
export function copyText(stores: Stores, canvas: CanvasApi): string | null {
  const { components } = stores.view.getState().selection;
  if (components.length === 0) return null;
  canvas.say(`Copied ${whatOf(components)}.`);
  return copySelection(stores.document.getState().document, components);
}

/** Removes what was copied. */
export function cutCopied(stores: Stores, canvas: CanvasApi): void {
  const what = { components: stores.view.getState().selection.components, connectors: [] };
  const { document } = stores.document.getState();
  if (!canvas.editor.apply(`Cut ${things(what)}`, removeSelection(document, what))) return;
  stores.verbs.select({ components: [], connectors: [] });
  canvas.viewpoint.focus();
  canvas.say(`Cut ${things(what)}.`);
}

/** Makes copies beside components, with the connectors among them. */
export function duplicate(stores: Stores, canvas: CanvasApi, components: readonly string[]): void {
  const { document } = stores.document.getState();
  const made = duplicateSelection(document, components, BESIDE);
  if (!canvas.editor.apply(`Duplicate ${whatOf(components)}`, made.document)) return;
  stores.verbs.select({ components: made.components, connectors: [] });
  const [first] = made.components;
  if (first !== undefined) canvas.viewpoint.focusComponent(first);
  canvas.say(`Duplicated ${whatOf(components)}.`);
}

/**
 * Pastes text of the clipboard: components that were copied here or in another browser, or the YAML of a
 * model or of components. What is neither is said, with the reason.
 *
 * @param incoming whether connectors into the copied components come too, from where they came
 */
export async function pasteText(
  stores: Stores,
  canvas: CanvasApi,
  text: string,
  at: At,
  incoming: boolean,
): Promise<void> {
  const { verbs, catalogue } = stores;
  const document = () => stores.document.getState().document;
  const place: PastePlace = at === null ? { offset: BESIDE } : { middle: snap(at) };
  const refuse = (reason: string) => {
    verbs.notify({ tone: 'warning', text: reason, action: null });
    canvas.say(reason);
  };
  const pasted = paste(document(), catalogue, text, place, incoming);
  if (pasted !== null) {
    if (pasted.ok) show(stores, canvas, pasted.value);
    else refuse(pasted.error);
    return;
  }
  if (text.trim() === '') {
    refuse('The clipboard holds no text.');
    return;
  }
  const read = await verbs.readModel(text);
  if (!read.ok) {
    const [problem] = read.error;
    const line = problem?.line == null ? '' : ` Line ${problem.line}:`;
    refuse(
      `The clipboard holds neither components nor the YAML of a model.${line} ${problem?.message ?? ''}`.trim(),
    );
    return;
  }
  show(stores, canvas, fromModel(document(), read.value, place));
}

/** A model comes whole into a document that has nothing yet, its settings, text and all. */
function fromModel(document: PatchbayDocument, model: PatchbayDocument, place: PastePlace): Pasted {
  const { components } = specOf(document).plugboard.process.args;
  if (components.length > 0) return pasteModel(document, model, place);
  const { name, files } = document;
  return {
    document: { ...model, name, files },
    components: specOf(model).plugboard.process.args.components.map(({ args }) => args.name),
  };
}

function show(stores: Stores, canvas: CanvasApi, { document, components }: Pasted): void {
  const what = whatOf(components);
  const wasEmpty = canvas.graph().components.length === 0;
  if (!canvas.editor.apply(`Paste ${what}`, document)) return;
  stores.verbs.select({ components, connectors: [] });
  const [first] = components;
  if (first !== undefined) canvas.viewpoint.focusComponent(first);
  if (wasEmpty) requestAnimationFrame(() => canvas.viewpoint.fit());
  canvas.say(`Pasted ${what}.`);
}
