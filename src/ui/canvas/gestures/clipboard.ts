import { type PatchbayDocument, specOf } from '../../../model/index.ts';
import { removeSelection } from '../../../editing/components/remove.ts';
import { removeNotes } from '../../../editing/marks/notes.ts';
import {
  copySelection,
  duplicateSelection,
  paste,
  type Pasted,
  type PastePlace,
  pasteModel,
} from '../../../editing/clipboard/clipboard.ts';
import type { Stores } from '../../../stores/api.ts';
import type { CanvasApi } from '../api/CanvasApi.ts';
import { things } from '../api/editor.ts';
import { snap } from '../../../graph/places/freePlace.ts';
import { componentsOfNodes, nodesByKind, nodesOf } from '../../../graph/nodeIds.ts';
import { GRID } from '../../../graph/places/nodeLayout.ts';

/** Where the middle of what is pasted goes; null: beside where it was. */
type At = { readonly x: number; readonly y: number } | null;

/** Copies stand so far from what they are copies of. */
const BESIDE = { x: 2 * GRID, y: 2 * GRID };

/** Nodes as the model has them, and in words. */
function contentsOf(document: PatchbayDocument, nodes: readonly string[]) {
  const components = componentsOfNodes(document, nodes);
  const { notes } = nodesByKind(nodes);
  const what = things(document, { components: nodes, connectors: [] });
  return { components, notes, what, isEmpty: components.length + notes.length === 0 };
}

/** The selected components and notes as text for the clipboard; null when there are none. */
export function copyText(stores: Stores, canvas: CanvasApi): string | null {
  const { document } = stores.document.getState();
  const nodes = stores.view.getState().selection.components;
  const { components, notes, what, isEmpty } = contentsOf(document, nodes);
  if (isEmpty) return null;
  canvas.say(`Copied ${what}.`);
  return copySelection(document, components, notes);
}

/** Removes what was copied. */
export function cutCopied(stores: Stores, canvas: CanvasApi): void {
  const { document } = stores.document.getState();
  const nodes = stores.view.getState().selection.components;
  const { components, notes, what } = contentsOf(document, nodes);
  const rest = removeNotes(removeSelection(document, { components, connectors: [] }), notes);
  if (!canvas.editor.apply(`Cut ${what}`, rest)) return;
  stores.verbs.select({ components: [], connectors: [] });
  canvas.viewpoint.focus();
  canvas.say(`Cut ${what}.`);
}

/** Makes copies of nodes beside them, with the connectors among them; an offset puts them elsewhere. */
export function duplicate(
  stores: Stores,
  canvas: CanvasApi,
  nodes: readonly string[],
  offset = BESIDE,
  [verb, past] = ['Duplicate', 'Duplicated'],
): void {
  const { document } = stores.document.getState();
  const { components, notes, what, isEmpty } = contentsOf(document, nodes);
  if (isEmpty) return;
  const made = duplicateSelection(document, components, offset, notes);
  if (!canvas.editor.apply(`${verb} ${what}`, made.document)) return;
  choose(stores, canvas, made);
  canvas.say(`${past} ${what}.`);
}

function choose(stores: Stores, canvas: CanvasApi, made: Pasted): void {
  const nodes = nodesOf(made);
  const [first] = nodes;
  stores.verbs.select({ components: nodes, connectors: [] });
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
  show(stores, canvas, fromModel(document(), read.value, place));
}

/** A model comes whole into a document that has nothing yet, its settings, text and all. */
function fromModel(document: PatchbayDocument, model: PatchbayDocument, place: PastePlace): Pasted {
  const { components } = specOf(document).plugboard.process.args;
  if (components.length > 0) return pasteModel(document, model, place);
  const { name, files } = document;
  const all = specOf(model).plugboard.process.args.components;
  return {
    document: { ...model, name, files },
    components: all.map(({ args }) => args.name),
    notes: [],
  };
}

function show(stores: Stores, canvas: CanvasApi, made: Pasted): void {
  const { document } = made;
  const what = things(document, { components: nodesOf(made), connectors: [] });
  const wasEmpty = canvas.graph().components.length === 0;
  if (!canvas.editor.apply(`Paste ${what}`, document)) return;
  choose(stores, canvas, made);
  if (wasEmpty) requestAnimationFrame(() => canvas.viewpoint.fit());
  canvas.say(`Pasted ${what}.`);
}
