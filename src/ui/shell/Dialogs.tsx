import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../StoresContext.tsx';
import { Contained } from './Contained.tsx';

const DIALOGS = {
  open: lazy(async () => ({ default: (await import('../dialogs/OpenDialog.tsx')).OpenDialog })),
  gallery: lazy(async () => ({
    default: (await import('../dialogs/GalleryDialog.tsx')).GalleryDialog,
  })),
  share: lazy(async () => ({ default: (await import('../dialogs/ShareDialog.tsx')).ShareDialog })),
  import: lazy(async () => ({
    default: (await import('../dialogs/ImportDialog.tsx')).ImportDialog,
  })),
  export: lazy(async () => ({
    default: (await import('../dialogs/ExportDialog.tsx')).ExportDialog,
  })),
  commands: lazy(async () => ({
    default: (await import('../dialogs/CommandsDialog.tsx')).CommandsDialog,
  })),
  shortcuts: lazy(async () => ({
    default: (await import('../dialogs/ShortcutsDialog.tsx')).ShortcutsDialog,
  })),
} as const;

/** The one dialog that is open, if any; none of them is loaded before. */
export function Dialogs() {
  const { view } = useStores();
  const dialog = useStore(view, (state) => state.dialog);
  if (dialog === null) return null;
  const Open = DIALOGS[dialog];
  return (
    <Contained key={dialog} name="The dialog">
      <Suspense fallback={null}>
        <Open />
      </Suspense>
    </Contained>
  );
}
