import type { ControlSpec } from '../../model/index.ts';
import { shiftControl, showControl, unpinControl } from '../../editing/watching/changeControls.ts';
import { MenuChoice, MenuItem, MenuSeparator } from '../kit/menu/Menu.tsx';
import { useStores } from '../page/StoresContext.tsx';

interface Props {
  readonly control: ControlSpec;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isNumber: boolean;
  readonly onRange: () => void;
}

const SHOWS = [
  { value: 'slider', label: 'Slider' },
  { value: 'number', label: 'Number' },
] as const;

/** What can be done with a control: how it looks, where it stands, whether it is one. */
export function ControlItems({ control, isFirst, isLast, isNumber, onRange }: Props) {
  const { verbs } = useStores();
  const { target } = control;
  return (
    <>
      {isNumber && (
        <>
          <MenuChoice
            label="Shown as"
            value={control.show}
            options={SHOWS}
            onChange={(show) => verbs.edit(showControl, { ...control, show })}
          />
          <MenuItem onClick={onRange}>Set the range</MenuItem>
          <MenuSeparator />
        </>
      )}
      <MenuItem disabled={isFirst} onClick={() => verbs.edit(shiftControl, { target, by: -1 })}>
        Move to the left
      </MenuItem>
      <MenuItem disabled={isLast} onClick={() => verbs.edit(shiftControl, { target, by: 1 })}>
        Move to the right
      </MenuItem>
      {'component' in target && (
        <MenuItem onClick={() => verbs.revealComponent(target.component)}>
          Go to <span translate="no">{target.component}</span>
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem onClick={() => verbs.edit(unpinControl, target)}>Unpin from controls</MenuItem>
    </>
  );
}
