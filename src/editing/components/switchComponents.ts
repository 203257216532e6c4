import { componentsOfNodes } from '../../graph/nodeIds.ts';
import type { Catalogue } from '../../model/catalog.ts';
import { disabledOf } from '../../model/layout/disabled.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited } from '../edit.ts';
import { namesText } from '../words.ts';
import { disableComponents, enableComponents } from './disable.ts';

/** Switches the components of nodes off, or on when all of them are off. */
export function switchComponents(
  document: PatchbayDocument,
  catalogue: Catalogue,
  nodes: readonly string[],
): Edited {
  const names = componentsOfNodes(document, nodes);
  const off = disabledOf(document);
  const on = names.length > 0 && names.every((name) => off.has(name));
  const word = on ? 'on' : 'off';
  return {
    document: on
      ? enableComponents(document, names)
      : disableComponents(document, catalogue, names),
    label: `Switch ${namesText(names)} ${word}`,
    said: `${namesText(names)} switched ${word}.`,
  };
}
