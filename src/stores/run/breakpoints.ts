import type { Breakpoint } from '../../model/run/index.ts';
import { componentOf, disabledOf } from '../../model/index.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { componentsIn } from './argumentChanges.ts';
import type { ViewState } from '../view/viewState.ts';

type Breakpoints = ViewState['breakpoints'];

/** A field is `component.field`; a component's name has no dot. */
const ownerOf = ({ field }: Breakpoint): string => componentOf(field);

/** Those of components that the document has, switched off ones too; the same object when all are. */
export function standing(breakpoints: Breakpoints, document: PatchbayDocument): Breakpoints {
  const all = Object.entries(breakpoints);
  if (all.length === 0) return breakpoints;
  const [on, off] = [componentsIn(document.config), disabledOf(document)];
  const kept = all.filter(([, one]) => on.has(ownerOf(one)) || off.has(ownerOf(one)));
  return kept.length === all.length ? breakpoints : Object.fromEntries(kept);
}

/** Those that can hold a run of the document: a component that is switched off is not in it. */
export function holding(
  breakpoints: Breakpoints,
  document: PatchbayDocument,
): readonly Breakpoint[] {
  const all = Object.values(breakpoints);
  if (all.length === 0) return all;
  const on = componentsIn(document.config);
  return all.filter((one) => on.has(ownerOf(one)));
}
