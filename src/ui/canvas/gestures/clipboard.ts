import { copiedNodes, duplicateNodes } from '../../../editing/clipboard/duplicateNodes.ts';
import { type PastePlace, readClip } from '../../../editing/clipboard/clipboard.ts';
import { BESIDE, pasteNodes, pasteWhole } from '../../../editing/clipboard/pasteNodes.ts';
import { cutThings } from '../../../editing/components/deleteThings.ts';
import { type Edited, type Refused, selectedIn } from '../../../editing/edit.ts';
import { snap } from '../../../graph/places/freePlace.ts';
import type { Stores } from '../../../stores/api.ts';
import type { CanvasApi } from '../api/CanvasApi.ts';

/** Where the middle of what is pasted goes; null: beside where it was. */
type At = { readonly x: number; readonly y: number } | null;

/** The selected components and notes as text for the clipboard; null when there are none. */
export function copyText({ document, view, verbs }: Stores): string | null {
  const copied = copiedNodes(document.getState().document, view.getState().selection.components);
  if (copied === null) return null;
  verbs.say(copied.said);
  return copied.text;
}

/** Removes what was copied. */
export function cutCopied({ view, verbs }: Stores, canvas: CanvasApi): void {
  const { components } = view.getState().selection;
  if (verbs.edit(cutThings, { components, connectors: [] }) !== null) canvas.viewpoint.focus();
}

/** Makes copies of nodes beside them, with the connectors among them. */
export function duplicate({ verbs }: Stores, canvas: CanvasApi, nodes: readonly string[]): void {
  focusOn(canvas, verbs.edit(duplicateNodes, { nodes, offset: BESIDE }));
}

/** Puts the focus on the first of what an edit left selected. */
export function focusOn(canvas: CanvasApi, made: Edited | Refused | null): void {
  const [first] = selectedIn(made);
  if (first !== undefined) canvas.viewpoint.focusComponent(first);
}

/**
 * Pastes text of the clipboard: components that were copied here or in another browser, or the YAML of a
 * model or of components; a link opens as it does from the address. What is none of these is said, with the
 * reason.
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
  const { verbs } = stores;
  const place: PastePlace = at === null ? { offset: BESIDE } : { middle: snap(at) };
  const refuse = (reason: string) => {
    verbs.notify({ tone: 'warning', text: reason, action: null });
    verbs.say(reason);
  };
  const clip = readClip(text);
  if (clip !== null) {
    if (clip.ok) show(canvas, () => verbs.edit(pasteNodes, { clip: clip.value, place, incoming }));
    else refuse(clip.error);
    return;
  }
  if (text.trim() === '') {
    refuse('The clipboard holds no text.');
    return;
  }
  const read = await verbs.readModel(text);
  if (!read.ok) {
    if (verbs.mayHaveLink(text)) {
      await verbs.openLink(text);
      return;
    }
    const [problem] = read.error;
    const line = problem?.line == null ? '' : ` Line ${problem.line}:`;
    refuse(
      `The clipboard holds neither components nor the YAML of a model.${line} ${problem?.message ?? ''}`.trim(),
    );
    return;
  }
  show(canvas, () => verbs.edit(pasteWhole, { model: read.value, place }));
}

function show(canvas: CanvasApi, paste: () => Edited | Refused | null): void {
  const wasEmpty = canvas.graph().components.length === 0;
  const made = paste();
  focusOn(canvas, made);
  if (wasEmpty && made !== null) requestAnimationFrame(() => canvas.viewpoint.fit());
}
