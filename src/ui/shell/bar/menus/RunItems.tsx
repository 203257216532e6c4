import { Play, Server } from 'lucide-react';
import { MenuItem } from '../../../kit/menu/Menu.tsx';
import { useKeys } from '../../../commands/useKeys.ts';
import { useStores } from '../../../page/StoresContext.tsx';

/** Where a process can be run. */
export function RunItems({ canRun }: { readonly canRun: boolean }) {
  const { verbs } = useStores();
  const keys = useKeys('run', 'Mod+Enter');
  return (
    <>
      <MenuItem
        icon={<Play aria-hidden />}
        keys={keys}
        disabled={!canRun}
        onClick={() => void verbs.run()}
      >
        In this page
      </MenuItem>
      <MenuItem icon={<Server aria-hidden />} onClick={() => verbs.openDialog('ray')}>
        On Ray cluster
      </MenuItem>
    </>
  );
}
