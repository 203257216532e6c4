import type { Json } from '../../base/json.ts';
import {
  controlKey,
  type ControlSpec,
  controlsOf,
  type ControlTarget,
  soundRange,
} from '../../model/layout/controls.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { allNames } from '../../model/raw.ts';
import { withLayout } from '../../model/layout/layout.ts';

function written({ target, show, range }: ControlSpec): Json {
  const what =
    'parameter' in target
      ? { parameter: target.parameter }
      : { argument: `${target.component}.${target.argument}` };
  return { ...what, ...(show === 'number' ? { show } : {}), ...range };
}

function withControls(
  document: PatchbayDocument,
  controls: readonly ControlSpec[],
): PatchbayDocument {
  return withLayout(document, 'controls', controls.map(written));
}

/** Pins a value to the controls, at their end; one that is pinned gets what is said of it now. Not of a component that is not there. */
export function setControl(document: PatchbayDocument, control: ControlSpec): PatchbayDocument {
  const { target: wanted } = control;
  if ('component' in wanted && !allNames(document).includes(wanted.component)) return document;
  const controls = controlsOf(document);
  const key = controlKey(control.target);
  const sound = { ...control, range: control.range && soundRange(control.range) };
  const isThere = controls.some(({ target }) => controlKey(target) === key);
  return withControls(
    document,
    isThere
      ? controls.map((each) => (controlKey(each.target) === key ? sound : each))
      : [...controls, sound],
  );
}

/** Takes a value from the controls; the value itself stays. */
export function removeControl(document: PatchbayDocument, target: ControlTarget): PatchbayDocument {
  const key = controlKey(target);
  const controls = controlsOf(document);
  const kept = controls.filter((each) => controlKey(each.target) !== key);
  return kept.length === controls.length ? document : withControls(document, kept);
}

/** Moves a control by so many places, as far as there are places. */
export function moveControl(
  document: PatchbayDocument,
  target: ControlTarget,
  by: number,
): PatchbayDocument {
  const controls = controlsOf(document);
  const key = controlKey(target);
  const from = controls.findIndex((each) => controlKey(each.target) === key);
  const moved = controls[from];
  const to = Math.max(0, Math.min(controls.length - 1, from + by));
  if (moved === undefined || to === from) return document;
  return withControls(document, controls.toSpliced(from, 1).toSpliced(to, 0, moved));
}

/**
 * Lets the controls follow what they set: whatever renames, removes or copies names goes through this one.
 *
 * @param follow the target by its new name; null: it is gone
 */
export function followedControls(
  document: PatchbayDocument,
  follow: (target: ControlTarget) => ControlTarget | null,
): PatchbayDocument {
  const controls = controlsOf(document);
  if (controls.length === 0) return document;
  const next = controls.flatMap((control) => {
    const target = follow(control.target);
    return target === null ? [] : [{ ...control, target }];
  });
  const isSame =
    next.length === controls.length &&
    next.every(({ target }, i) => target === controls[i]?.target);
  return isSame ? document : withControls(document, next);
}

/** Takes over the controls of components that were copied, under the names of the copies. */
export function copiedControls(
  document: PatchbayDocument,
  from: PatchbayDocument,
  nameOf: (component: string) => string | null,
): PatchbayDocument {
  return controlsOf(from).reduce((next, control) => {
    if ('parameter' in control.target) return next;
    const component = nameOf(control.target.component);
    if (component === null) return next;
    return setControl(next, { ...control, target: { ...control.target, component } });
  }, document);
}
