import { Pin, PinOff } from 'lucide-react';
import { useStore } from 'zustand';
import type { Json } from '../../base/json.ts';
import { controlKey, controlsOf, type ControlTarget, type FormField } from '../../model/index.ts';
import { pinControl, unpinControl } from '../../editing/watching/changeControls.ts';
import { pinKind, usualRange } from './values/readPinned.ts';
import { MenuItem } from '../kit/menu/Menu.tsx';
import { useStores } from '../page/StoresContext.tsx';

interface Props {
  readonly target: ControlTarget;
  readonly field: FormField;
  readonly value: Json | undefined;
}

/** Pins a value to the controls on the canvas, or takes it from there. */
export function PinItem({ target, field, value }: Props) {
  const { document, verbs } = useStores();
  const key = controlKey(target);
  const isPinned = useStore(document, (state) =>
    controlsOf(state.document).some((control) => controlKey(control.target) === key),
  );
  function pin(): void {
    const kind = pinKind(field, value);
    const range = kind === 'number' || kind === 'integer' ? usualRange(field, value) : null;
    verbs.edit(pinControl, { target, range });
  }
  return isPinned ? (
    <MenuItem icon={<PinOff aria-hidden />} onClick={() => verbs.edit(unpinControl, target)}>
      Unpin from controls
    </MenuItem>
  ) : (
    <MenuItem icon={<Pin aria-hidden />} onClick={pin}>
      Pin to controls
    </MenuItem>
  );
}
