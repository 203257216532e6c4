import type { Catalogue } from '../../model/catalog.ts';
import type { ControlRange, ControlSpec, ControlTarget } from '../../model/layout/controls.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited } from '../edit.ts';
import { moveControl, removeControl, setControl } from './controls.ts';

const textOf = (target: ControlTarget) =>
  'parameter' in target ? target.parameter : `${target.component}.${target.argument}`;

interface Pinning {
  readonly target: ControlTarget;
  /** Null: it has none, or the usual one. */
  readonly range: ControlRange | null;
}

/** Shows a value among the controls on the canvas. */
export function pinControl(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { target, range }: Pinning,
): Edited {
  return {
    document: setControl(document, { target, show: 'slider', range }),
    label: `Pin ${textOf(target)} to the controls`,
  };
}

export function unpinControl(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  target: ControlTarget,
): Edited {
  return { document: removeControl(document, target), label: `Unpin ${textOf(target)}` };
}

/** Shows a control otherwise than it is shown now. */
export function showControl(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  control: ControlSpec,
): Edited {
  return {
    document: setControl(document, control),
    label: `Show ${textOf(control.target)} as a ${control.show}`,
  };
}

/** Moves a control by so many places among the others. */
export function shiftControl(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { target, by }: { readonly target: ControlTarget; readonly by: number },
): Edited {
  return { document: moveControl(document, target, by), label: `Move ${textOf(target)}` };
}

interface Ranging {
  readonly control: ControlSpec;
  /** What the control is called on the screen. */
  readonly name: string;
  readonly range: ControlRange;
}

/** Sets from where to where a control goes, and its step. */
export function rangeControl(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { control, name, range }: Ranging,
): Edited {
  return {
    document: setControl(document, { ...control, range }),
    label: `Set the range of ${name}`,
  };
}
