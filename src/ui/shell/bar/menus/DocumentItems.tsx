import {
  Copy,
  FilePlus2,
  FolderOpen,
  Keyboard,
  LayoutGrid,
  Pencil,
  Search,
  Trash2,
} from 'lucide-react';
import { useStore } from 'zustand';
import { useKeys } from '../../../commands/useKeys.ts';
import { MenuItem, MenuSeparator } from '../../../kit/menu/Menu.tsx';
import { useStores } from '../../../page/StoresContext.tsx';

export function DocumentItems({ onRename }: { readonly onRename: () => void }) {
  const { document, verbs } = useStores();
  const origin = useStore(document, (state) => state.origin);
  const id = origin.kind === 'link' ? null : origin.id;
  const writable = origin.kind !== 'readOnly';
  return (
    <>
      <MenuItem icon={<FilePlus2 aria-hidden />} onClick={() => void verbs.newDocument()}>
        New document
      </MenuItem>
      <MenuItem
        icon={<FolderOpen aria-hidden />}
        keys={useKeys('open', 'Mod+O')}
        onClick={() => verbs.openDialog('open')}
      >
        Open…
      </MenuItem>
      <MenuItem icon={<LayoutGrid aria-hidden />} onClick={() => verbs.openDialog('gallery')}>
        Examples…
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Pencil aria-hidden />} disabled={!writable} onClick={onRename}>
        Rename
      </MenuItem>
      <MenuItem
        icon={<Copy aria-hidden />}
        disabled={id === null}
        onClick={() => id !== null && void verbs.duplicateDocument(id)}
      >
        Duplicate
      </MenuItem>
      <MenuItem
        icon={<Trash2 aria-hidden />}
        danger
        disabled={id === null || !writable}
        onClick={() => id !== null && void verbs.deleteDocument(id)}
      >
        Delete
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<Search aria-hidden />}
        keys={useKeys('commands', 'Mod+K')}
        onClick={() => verbs.openDialog('commands')}
      >
        Find a command…
      </MenuItem>
      <MenuItem
        icon={<Keyboard aria-hidden />}
        keys={useKeys('shortcuts', '?')}
        onClick={() => verbs.openDialog('shortcuts')}
      >
        Keyboard shortcuts
      </MenuItem>
    </>
  );
}
