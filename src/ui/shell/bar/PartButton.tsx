import { PanelLeft, PanelRight } from 'lucide-react';
import { IconButton } from '../../kit/IconButton.tsx';
import { useKeys } from '../../commands/useKeys.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { pressPart } from '../../page/useRoom.ts';
import { useRoom } from '../../page/useRoom.ts';

/** Shows or hides palette or inspector; it stays where it is, so that the focus has a place. */
export function PartButton({ part }: { readonly part: 'palette' | 'inspector' }) {
  const stores = useStores();
  const { open } = useRoom()[part];
  const paletteKeys = useKeys('toggle-palette', 'Mod+B');
  const inspectorKeys = useKeys('toggle-inspector', 'Mod+Alt+B');
  return (
    <IconButton
      label={`${open ? 'Hide' : 'Show'} the ${part}`}
      keys={part === 'palette' ? paletteKeys : inspectorKeys}
      aria-expanded={open}
      aria-controls={`${part}-part`}
      data-toggles={part}
      onClick={() => pressPart(stores, part)}
    >
      {part === 'palette' ? <PanelLeft aria-hidden /> : <PanelRight aria-hidden />}
    </IconButton>
  );
}
