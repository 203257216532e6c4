import type { ControlRange, ControlSpec, ControlTarget } from '../../model/layout/controls.ts';
import type { Edit } from '../edit.ts';
import { moveControl, removeControl, setControl } from './controls.ts';

const textOf = (target: ControlTarget) =>
  'parameter' in target ? target.parameter : `${target.component}.${target.argument}`;

interface Pinning {
  readonly target: ControlTarget;
  /** Null: it has none, or the usual one. */
  readonly range: ControlRange | null;
}

/** Shows a value among the controls on the canvas. */
export const pinControl: Edit<Pinning> = (document, _, { target, range }) => ({
  document: setControl(document, { target, show: 'slider', range }),
  label: `Pin ${textOf(target)} to the controls`,
});

export const unpinControl: Edit<ControlTarget> = (document, _, target) => ({
  document: removeControl(document, target),
  label: `Unpin ${textOf(target)}`,
});

/** Shows a control otherwise than it is shown now. */
export const showControl: Edit<ControlSpec> = (document, _, control) => ({
  document: setControl(document, control),
  label: `Show ${textOf(control.target)} as a ${control.show}`,
});

/** Moves a control by so many places among the others. */
export const shiftControl: Edit<{ readonly target: ControlTarget; readonly by: number }> = (
  document,
  _,
  { target, by },
) => ({ document: moveControl(document, target, by), label: `Move ${textOf(target)}` });

interface Ranging {
  readonly control: ControlSpec;
  /** What the control is called on the screen. */
  readonly name: string;
  readonly range: ControlRange;
}

/** Sets from where to where a control goes, and its step. */
export const rangeControl: Edit<Ranging> = (document, _, { control, name, range }) => ({
  document: setControl(document, { ...control, range }),
  label: `Set the range of ${name}`,
});
